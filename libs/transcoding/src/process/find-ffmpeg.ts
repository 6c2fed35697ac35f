import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const USUAL_FOLDERS = ['/usr/bin', '/usr/local/bin', '/bin', '/opt/homebrew/bin'];
/** Older ones lack the lists that say what may be opened, or have long lost their security fixes. */
const LEAST_MAJOR = 5;
const NO_NETWORK = ['-rn'];

/** ffmpeg's place and version. `isolated`: it can be run without a network. */
export interface Ffmpeg {
  readonly ffmpeg: string;
  readonly ffprobe: string;
  readonly version: string;
  readonly isolated: boolean;
}

/** ffmpeg, and the programs that hold it within its limits, each null where the machine has none. */
export interface Toolbox extends Ffmpeg {
  readonly nice: string | null;
  readonly prlimit: string | null;
  readonly setpriv: string | null;
  /** Program and arguments that take the network away, or nothing. */
  readonly unshare: readonly string[];
}

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
  const [nice, prlimit, setpriv, unshare] = await Promise.all(
    ['nice', 'prlimit', 'setpriv', 'unshare'].map(findProgram),
  );
  const isolated = unshare !== null && unshare !== undefined && (await mayUnshare(unshare, ffmpeg));
  return {
    ffmpeg,
    ffprobe,
    version,
    isolated,
    nice: nice ?? null,
    prlimit: prlimit ?? null,
    setpriv: setpriv ?? null,
    unshare: isolated ? [unshare, ...NO_NETWORK] : [],
  };
};

const findProgram = async (name: string): Promise<string | null> => {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...USUAL_FOLDERS];
  for (const folder of folders.filter((path) => path.startsWith('/'))) {
    const path = join(folder, name);
    if (await isExecutable(path)) return path;
  }
  return null;
};

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

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

/** Containers and hardened systems may forbid it, so only a trial tells. */
const mayUnshare = async (unshare: string, ffmpeg: string): Promise<boolean> =>
  (await printed(unshare, [...NO_NETWORK, ffmpeg, '-version'])) !== null;

const printed = (program: string, args: string[]): Promise<string | null> =>
  run(program, args, { timeout: 20_000, env: {} }).then(
    ({ stdout }) => stdout,
    () => null,
  );
