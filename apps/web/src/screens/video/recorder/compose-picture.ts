import { centred, cornerFor, recordedSize } from './picture-layout.js';

const FRAMES_PER_SECOND = 15;

/** A picture that is drawn of others. */
export interface ComposedPicture {
  readonly stream: MediaStream;
  stop(): void;
}

const shown = async (stream: MediaStream): Promise<HTMLVideoElement> => {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  await video.play();
  return video;
};

const sizeOf = ({ videoWidth: width, videoHeight: height }: HTMLVideoElement) => ({ width, height });

/** Draws the screen with the camera in its corner, also while another window is in front. */
export const composePicture = async (screen: MediaStream, camera: MediaStream): Promise<ComposedPicture> => {
  const [below, above] = await Promise.all([shown(screen), shown(camera)]);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, recordedSize(sizeOf(below)));
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('This browser cannot draw');
  const draw = (): void => {
    const under = centred(sizeOf(below), canvas);
    const corner = cornerFor(sizeOf(above), canvas);
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(below, under.x, under.y, under.width, under.height);
    context.drawImage(above, corner.x, corner.y, corner.width, corner.height);
  };
  draw();
  const ticker = new Worker(new URL('./tick-worker.ts', import.meta.url), { type: 'module' });
  ticker.addEventListener('message', draw);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  ticker.postMessage(1000 / FRAMES_PER_SECOND);
  return {
    stream: canvas.captureStream(FRAMES_PER_SECOND),
    stop: () => {
      ticker.terminate();
      for (const video of [below, above]) video.srcObject = null;
    },
  };
};
