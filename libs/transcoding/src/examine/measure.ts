import { LIMITS } from '#libs/kernel';

import type { Container } from '../media-facts.js';
import { explainFailure } from '../process/explain-failure.js';
import type { Toolbox } from '../process/find-ffmpeg.js';
import { inputArguments } from '../process/input-arguments.js';
import { Progress } from '../process/progress.js';
import { runCaged } from '../process/run-caged.js';
import type { ChosenStreams } from './choose-streams.js';

export interface Measured {
  readonly seconds: number;
  readonly frames: number;
}

/**
 * Length and number of pictures of a file whose container does not say, as files do that a browser recorded. The file is
 * read once and copied to nowhere; nothing is decoded.
 * @throws MediaRefused
 */
export const measure = async (
  tools: Toolbox,
  source: { readonly file: string; readonly container: Container } & ChosenStreams,
  signal: AbortSignal | undefined,
): Promise<Measured> => {
  const chosen = [source.video, source.audio].filter((stream) => stream !== null);
  const progress = new Progress();
  const args = [
    ...inputArguments(source.file, source.container, 'none'),
    ...chosen.flatMap(({ index }) => ['-map', `0:${index}`]),
    '-c',
    'copy',
    '-progress',
    'pipe:1',
    '-f',
    'null',
    '-',
  ];
  const ended = await runCaged(tools, args, {
    wallMs: LIMITS.mediaWorker.baseSeconds * 1000,
    signal,
    onLine: (line) => progress.read(line),
  });
  if (ended.code !== 0) throw explainFailure(ended);
  return { seconds: progress.seconds, frames: progress.frames };
};
