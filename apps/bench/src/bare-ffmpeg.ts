import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Arguments that hold no spaces, as one types them. */
const words = (line: string): string[] => line.split(' ');

/** A film of 1280 x 720 at 30 frames a second with sound, as a telephone would send it. */
export const makeFilm = async (file: string, seconds: number): Promise<void> => {
  const sources = '-f lavfi -i testsrc2=size=1280x720:rate=30 -f lavfi -i anoisesrc=amplitude=0.1:color=pink';
  const codecs = '-c:v libx264 -preset ultrafast -b:v 6M -pix_fmt yuv420p -c:a aac';
  await run('ffmpeg', [...words(`-v error ${sources} -t ${seconds} ${codecs}`), file]);
};

interface Rung {
  readonly name: string;
  readonly size: string;
  readonly kilobits: number;
  readonly audioKilobits: number;
}

/** What the product makes of such a film (libs/transcoding/src/encode/ladder.ts), the largest first. */
const RUNGS: readonly Rung[] = [
  { name: '720p', size: '1280:720', kilobits: 2800, audioKilobits: 128 },
  { name: '480p', size: '854:480', kilobits: 1200, audioKilobits: 128 },
  { name: '240p', size: '426:240', kilobits: 400, audioKilobits: 64 },
];

/** What one command makes from one reading of the film. */
interface Command {
  readonly rungs: readonly Rung[];
  /** Whether it also makes the sound alone and the storyboard. */
  readonly hasRest: boolean;
}

/** Everything from one reading, which is ready at the very end. */
const AT_ONCE: readonly Command[] = [{ rungs: RUNGS, hasRest: true }];

/** As the product must: what can soonest be played, then the rest. */
const SOONEST_FIRST: readonly Command[] = [
  { rungs: RUNGS.slice(-1), hasRest: true },
  { rungs: RUNGS.slice(0, -1), hasRest: false },
];

const segments = (name: string): string =>
  `-f hls -hls_time 4 -hls_list_size 0 -hls_playlist_type vod -hls_segment_type fmp4 ` +
  `-hls_fmp4_init_filename init.mp4 -hls_segment_filename ${name}/%05d.m4s ${name}/index.m3u8`;

const sound = (kilobits: number): string => `-map 0:a -c:a aac -b:a ${kilobits}k -ar 48000 -ac 2`;

const rungOutput = ({ name, kilobits, audioKilobits }: Rung): string =>
  `-map [${name}] ${sound(audioKilobits)} -c:v libx264 -preset veryfast -crf 23 -maxrate ${kilobits}k ` +
  `-bufsize ${2 * kilobits}k -sc_threshold 0 -force_key_frames expr:gte(t,n_forced*4) ${segments(name)}`;

const argumentsOf = (film: string, seconds: number, { rungs, hasRest }: Command): string[] => {
  const branches = [...rungs.map(({ name }) => `to_${name}`), ...(hasRest ? ['to_tiles'] : [])];
  const tiles = `[to_tiles]fps=1/${Math.ceil(seconds / 100)},scale=160:90,format=yuvj420p,tile=10x10[tiles]`;
  const graph = [
    `[0:v]split=${branches.length}${branches.map((name) => `[${name}]`).join('')}`,
    ...rungs.map(({ name, size }) => `[to_${name}]scale=${size}[${name}]`),
    ...(hasRest ? [tiles] : []),
  ].join(';');
  const rest = hasRest ? `${sound(96)} ${segments('audio')} -map [tiles] -frames:v 1 storyboard.jpg` : '';
  return words(
    `-v error -i ${film} -filter_complex ${graph} ${rungs.map(rungOutput).join(' ')} ${rest}`.trim(),
  );
};

const transcodeBy = async (
  commands: readonly Command[],
  film: string,
  { folder, seconds }: { readonly folder: string; readonly seconds: number },
): Promise<number> => {
  for (const name of [...RUNGS.map((rung) => rung.name), 'audio'])
    await mkdir(join(folder, name), { recursive: true });
  const begun = performance.now();
  for (const command of commands) await run('ffmpeg', argumentsOf(film, seconds, command), { cwd: folder });
  for (const [at, share] of [1 / 6, 1 / 2, 5 / 6].entries())
    await run(
      'ffmpeg',
      words(`-v error -ss ${seconds * share} -i ${film} -frames:v 1 poster-${at + 1}.jpg`),
      {
        cwd: folder,
      },
    );
  return performance.now() - begun;
};

/** Where a bare ffmpeg works, and how long the film is. */
export interface BareWork {
  readonly folder: string;
  readonly seconds: number;
}

/**
 * The same outputs from bare commands: first what can soonest be played, then the rest, and three posters; gives the
 * milliseconds they took.
 */
export const transcodeBare = (film: string, work: BareWork): Promise<number> =>
  transcodeBy(SOONEST_FIRST, film, work);

/** As `transcodeBare`, but from one command that reads the film once and has nothing to show before it ends. */
export const transcodeAtOnce = (film: string, work: BareWork): Promise<number> =>
  transcodeBy(AT_ONCE, film, work);
