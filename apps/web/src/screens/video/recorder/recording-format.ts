/** How a recording is stored; `ending` is for the name of its file. */
export interface RecordingFormat {
  readonly mediaType: string;
  readonly ending: 'webm' | 'mp4';
}

/** The best first: VP9 needs the fewest bytes, and MP4 is what Safari has. */
const FORMATS: readonly RecordingFormat[] = [
  { mediaType: 'video/webm;codecs=vp9,opus', ending: 'webm' },
  { mediaType: 'video/webm;codecs=vp8,opus', ending: 'webm' },
  { mediaType: 'video/webm', ending: 'webm' },
  { mediaType: 'video/mp4', ending: 'mp4' },
];

/** The first format that a browser can write; null where it has none of them. */
export const chooseFormat = (isSupported: (mediaType: string) => boolean): RecordingFormat | null =>
  FORMATS.find(({ mediaType }) => isSupported(mediaType)) ?? null;

export const SOUND_BITS = 64_000;
/** Bits for each pixel of each picture: faces move, letters on a screen stand still but must stay sharp. */
const CAMERA_BITS = 0.07;
const SCREEN_BITS = 0.08;
const SCREEN_FRAMES = 15;
const LEAST_BITS = 250_000;
const MOST_BITS = 2_500_000;

/** What decides how many bits a picture needs. `frameRate` is in pictures a second. */
export interface RecordedPicture {
  readonly width: number;
  readonly height: number;
  readonly frameRate: number;
  readonly isScreen: boolean;
}

/** Bits a second for a picture: 15 MB a minute for 720p from a camera, 3 MB for the picture that spares data. */
export const pictureBits = ({ width, height, frameRate, isScreen }: RecordedPicture): number => {
  const perSecond = isScreen
    ? width * height * Math.min(frameRate, SCREEN_FRAMES) * SCREEN_BITS
    : width * height * frameRate * CAMERA_BITS;
  return Math.round(Math.min(MOST_BITS, Math.max(LEAST_BITS, perSecond)));
};
