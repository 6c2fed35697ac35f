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

/** What the product makes of such a film (libs/transcoding/src/encode/ladder.ts). */
const RUNGS: readonly Rung[] = [
  { name: '720p', size: '1280:720', kilobits: 2800, audioKilobits: 128 },
  { name: '480p', size: '854:480', kilobits: 1200, audioKilobits: 128 },
  { name: '240p', size: '426:240', kilobits: 400, audioKilobits: 64 },
];

const segments = (name: string): string =>
  `-f hls -hls_time 4 -hls_list_size 0 -hls_playlist_type vod -hls_segment_type fmp4 ` +
  `-hls_fmp4_init_filename init.mp4 -hls_segment_filename ${name}/%05d.m4s ${name}/index.m3u8`;

const sound = (kilobits: number): string => `-map 0:a -c:a aac -b:a ${kilobits}k -ar 48000 -ac 2`;

const rungOutput = ({ name, kilobits, audioKilobits }: Rung): string =>
  `-map [${name}] ${sound(audioKilobits)} -c:v libx264 -preset veryfast -crf 23 -maxrate ${kilobits}k ` +
  `-bufsize ${2 * kilobits}k -sc_threshold 0 -force_key_frames expr:gte(t,n_forced*4) ${segments(name)}`;

/** The same outputs from one command that reads the film once, and three posters; gives the milliseconds it took. */
export const transcodeBare = async (film: string, folder: string, seconds: number): Promise<number> => {
  for (const name of [...RUNGS.map((rung) => rung.name), 'audio'])
    await mkdir(join(folder, name), { recursive: true });
  const graph = [
    '[0:v]split=4[a][b][c][d]',
    ...RUNGS.map(({ name, size }, at) => `[${'abc'[at]}]scale=${size}[${name}]`),
    `[d]fps=1/${Math.ceil(seconds / 100)},scale=160:90,format=yuvj420p,tile=10x10[tiles]`,
  ].join(';');
  const outputs = [...RUNGS.map(rungOutput), `${sound(96)} ${segments('audio')}`];
  const begun = performance.now();
  await run(
    'ffmpeg',
    words(
      `-v error -i ${film} -filter_complex ${graph} ${outputs.join(' ')} -map [tiles] -frames:v 1 storyboard.jpg`,
    ),
    { cwd: folder },
  );
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
