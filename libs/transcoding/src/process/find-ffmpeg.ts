import { findCage, type Cage } from './find-cage.js';
import { findProgram, printed } from './find-program.js';

/** Older ones lack the lists that say what may be opened, or have long lost their security fixes. */
const LEAST_MAJOR = 5;

/** ffmpeg's place and version. `isolated`: it can be run without a network. */
export interface Ffmpeg {
  readonly ffmpeg: string;
  readonly ffprobe: string;
  readonly version: string;
  readonly isolated: boolean;
}

/** ffmpeg, and the programs that hold it within its limits. */
export interface Toolbox extends Ffmpeg, Cage {}

let found: Promise<Toolbox | null> | undefined;

/** Looks for ffmpeg, and remembers what it found; where there was none it looks again at the next call. */
const findToolbox = async (): Promise<Toolbox | null> => {
  found ??= lookForToolbox();
  const toolbox = await found;
  if (toolbox === null) found = undefined;
  return toolbox;
};

/** @throws Error where there is no ffmpeg: whoever asks has called `findFfmpeg` before */
export const requireToolbox = async (): Promise<Toolbox> => {
  const toolbox = await findToolbox();
  if (toolbox === null) throw new Error('There is no usable ffmpeg on this machine');
  return toolbox;
};

/** ffmpeg's place and version, or null where there is none that can make what we need. */
export const findFfmpeg = async (): Promise<Ffmpeg | null> => {
  const toolbox = await findToolbox();
  if (toolbox === null) return null;
  const { ffmpeg, ffprobe, version, isolated } = toolbox;
  return { ffmpeg, ffprobe, version, isolated };
};

const lookForToolbox = async (): Promise<Toolbox | null> => {
  const [ffmpeg, ffprobe] = await Promise.all([findProgram('ffmpeg'), findProgram('ffprobe')]);
  if (ffmpeg === null || ffprobe === null) return null;
  const version = await usableVersion(ffmpeg);
  if (version === null) return null;
  const cage = await findCage();
  return { ffmpeg, ffprobe, version, isolated: cage.unshare.length > 0, ...cage };
};

/** The version, or null where it is too old or lacks an encoder. */
const usableVersion = async (ffmpeg: string): Promise<string | null> => {
  const [about, encoders] = await Promise.all([
    printed(ffmpeg, ['-version']),
    printed(ffmpeg, ['-hide_banner', '-encoders']),
  ]);
  if (about === null || encoders === null) return null;
  const version = /^ffmpeg version (\S+)/.exec(about)?.[1];
  const hasEncoders = / libx264 /.test(encoders) && / aac /.test(encoders);
  return version !== undefined && hasEncoders && !isTooOld(version) ? version : null;
};

/** `5.1.9-0+deb12u1`, `n7.0`; builds from ffmpeg's repository carry no number and count as new. */
const isTooOld = (version: string): boolean =>
  Number(/^n?(\d+)\./.exec(version)?.[1] ?? LEAST_MAJOR) < LEAST_MAJOR;
