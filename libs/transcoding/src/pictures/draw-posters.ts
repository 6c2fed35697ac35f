import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { pictureFileArguments } from '../encode/output-arguments.js';
import type { Work } from '../encode/run-pass.js';
import { explainFailure } from '../process/explain-failure.js';
import { inputArguments } from '../process/input-arguments.js';
import { runCaged } from '../process/run-caged.js';
import type { Rendition } from '../renditions.js';

/** Shorter side in pixels, beyond which a poster only costs time to load. */
const LARGEST_SIDE = 720;
/** Where in the film the candidates are taken from, as shares of its length. */
const PLACES = [1 / 6, 1 / 2, 5 / 6];
/** The picture most like its neighbours is taken from so many, which leaves out fades and flashes. */
const NEIGHBOURS = 25;
const MOST_FILE_BYTES = 16 * 1024 * 1024;

/** Three candidates for the picture that stands for the film. Taken from our own rendition: there every place is near. */
export const drawPosters = async (work: Work, renditions: readonly Rendition[]): Promise<string[]> => {
  const from = renditions
    .filter(({ kind }) => kind === 'video')
    .toSorted((a, b) => sideOf(b) - sideOf(a))
    .find((rendition) => sideOf(rendition) <= LARGEST_SIDE);
  if (from === undefined) return [];
  const wanted = PLACES.map((place, number) => ({ place, name: `poster-${number + 1}.jpg` }));
  const drawn = await Promise.all(wanted.map((poster) => drawPoster(work, from, poster)));
  return wanted.filter((_, number) => drawn[number]).map(({ name }) => name);
};

const sideOf = ({ width, height }: Rendition): number => Math.min(width ?? 0, height ?? 0);

/** Whether there is a picture. It is taken from the beginning of the segment at the place: nothing before it is read. */
const drawPoster = async (
  work: Work,
  { files }: Rendition,
  { place, name }: { readonly place: number; readonly name: string },
): Promise<boolean> => {
  const [, init = '', ...segments] = files;
  const parts = [init, segments[Math.floor(segments.length * place)] ?? ''];
  const excerpt = join(work.folder, `${name}.mp4`);
  await writeFile(excerpt, await Promise.all(parts.map((file) => readFile(join(work.folder, file)))));
  try {
    return await drawFrame(work, excerpt, name);
  } finally {
    await rm(excerpt);
  }
};

const drawFrame = async (
  { tools, folder, budget, signal }: Work,
  excerpt: string,
  name: string,
): Promise<boolean> => {
  const args = [
    ['-y', '-v', 'error', '-nostats'],
    inputArguments(excerpt, 'mp4'),
    ['-map', '0:v', '-vf', `thumbnail=n=${NEIGHBOURS},format=yuvj420p`],
    pictureFileArguments(name),
  ].flat();
  const ended = await budget.spend((wallMs) =>
    runCaged(tools, args, { folder, wallMs, fileBytes: MOST_FILE_BYTES, signal }),
  );
  if (ended.code !== 0) throw explainFailure(ended);
  return access(join(folder, name)).then(
    () => true,
    () => false,
  );
};
