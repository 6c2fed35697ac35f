import { composePicture } from './compose-picture.js';
import { problemOf } from './recorder-problem.js';

export type Source = 'camera' | 'screen' | 'both';

/** What somebody wants to record; devices by their ids, null for the browser's choice. */
export interface Wish {
  readonly source: Source;
  readonly cameraId: string | null;
  readonly microphoneId: string | null;
  readonly hasSound: boolean;
  /** A smaller picture, for those who pay for their data. */
  readonly isSparing: boolean;
}

/** Picture and sound on their way. */
export interface OpenSources {
  readonly stream: MediaStream;
  stop(): void;
}

const by = (id: string | null): MediaTrackConstraints => (id === null ? {} : { deviceId: { exact: id } });

/** Wishes, not demands: a camera gives what it has, upright on a telephone, and nothing is enlarged. */
const cameraWish = ({ cameraId, isSparing, source }: Wish): MediaTrackConstraints => {
  const isSmall = isSparing || source === 'both';
  return {
    ...by(cameraId),
    ...(cameraId === null && { facingMode: 'user' }),
    width: { ideal: isSmall ? 640 : 1280 },
    height: { ideal: isSmall ? 360 : 720 },
    frameRate: { ideal: isSparing ? 24 : 30, max: 30 },
  };
};

const openScreen = async ({ isSparing }: Wish): Promise<MediaStream> => {
  const [width, height] = isSparing ? [1280, 720] : [1920, 1080];
  const video = { width: { max: width }, height: { max: height }, frameRate: { ideal: 15, max: 30 } };
  try {
    return await navigator.mediaDevices.getDisplayMedia({ video, audio: false });
  } catch (error) {
    throw problemOf(error) === 'denied' ? new DOMException('', 'ScreenDenied') : error;
  }
};

const openDevices = async (wish: Wish): Promise<MediaStream> => {
  const video = wish.source === 'screen' ? false : cameraWish(wish);
  const audio = wish.hasSound && { ...by(wish.microphoneId), echoCancellation: true, noiseSuppression: true };
  if (video === false && audio === false) return new MediaStream();
  return navigator.mediaDevices.getUserMedia({ video, audio });
};

const tracksOf = (streams: readonly MediaStream[]): readonly MediaStreamTrack[] =>
  streams.flatMap((stream) => stream.getTracks());

const stopAll = (streams: readonly MediaStream[]): void => {
  for (const track of tracksOf(streams)) track.stop();
};

/**
 * Asks the browser, and through it the person, for picture and sound. The screen comes first: browsers open it only
 * right after a press.
 *
 * @throws DOMException as browsers name it; what was open by then is closed again
 */
export const openSources = async (wish: Wish, onEnded: () => void): Promise<OpenSources> => {
  const opened: MediaStream[] = [];
  try {
    const screen = wish.source === 'camera' ? null : await openScreen(wish);
    if (screen !== null) opened.push(screen);
    const devices = await openDevices(wish);
    opened.push(devices);
    const composed = wish.source === 'both' && screen !== null ? await composePicture(screen, devices) : null;
    const picture = composed?.stream ?? screen ?? devices;
    for (const track of tracksOf(opened)) track.addEventListener('ended', onEnded);
    return {
      stream: new MediaStream([...picture.getVideoTracks(), ...devices.getAudioTracks()]),
      stop: () => {
        composed?.stop();
        stopAll(opened);
      },
    };
  } catch (error) {
    stopAll(opened);
    throw error;
  }
};
