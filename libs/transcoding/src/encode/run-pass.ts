import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Source } from '../examine/examine-media.js';
import type { MediaFacts } from '../media-facts.js';
import { explainFailure } from '../process/explain-failure.js';
import type { Toolbox } from '../process/find-ffmpeg.js';
import { inputArguments, type Stretch } from '../process/input-arguments.js';
import { Progress } from '../process/progress.js';
import { runCaged } from '../process/run-caged.js';
import type { TimeBudget } from '../process/time-budget.js';
import { watchFolder } from '../process/watch-folder.js';
import { constantRate } from './constant-rate.js';
import { filterGraph } from './filter-graph.js';
import { rungsFor } from './ladder.js';
import {
  AUDIO_NAME,
  rungArguments,
  soundAloneArguments,
  storyboardArguments,
  type Sound,
} from './output-arguments.js';
import type { Pass } from './passes.js';

const MIB = 1024 * 1024;
/** Encoders go over their rate for moments, and short files are mostly headers. */
const SPARE_BYTES = 64 * MIB;
const SPARE_FACTOR = 2;
const MOST_FILE_BYTES = 256 * MIB;
const SOUND_KILOBITS = 128;

/** One file on its way through ffmpeg. */
export interface Work {
  readonly tools: Toolbox;
  readonly source: Source;
  /** What is kept of the source; all of it where undefined. */
  readonly stretch: Stretch | undefined;
  /** Of what is kept. */
  readonly facts: MediaFacts;
  readonly folder: string;
  readonly budget: TimeBudget;
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads the source once and writes everything that a pass makes.
 * @throws MediaRefused; the signal's reason when aborted
 */
export const runPass = async (work: Work, pass: Pass, onShare: (share: number) => void): Promise<void> => {
  const { tools, folder, facts, budget, signal } = work;
  const names = [...pass.rungs.map(({ name }) => name), ...(pass.soundAlone ? [AUDIO_NAME] : [])];
  for (const name of names) await mkdir(join(folder, name), { recursive: true });
  const progress = new Progress();
  const watch = watchFolder(folder, mostBytes(facts));
  try {
    const ended = await budget.spend((wallMs) =>
      runCaged(tools, passArguments(work, pass), {
        folder,
        wallMs,
        fileBytes: MOST_FILE_BYTES,
        signal: signal === undefined ? watch.signal : AbortSignal.any([signal, watch.signal]),
        onLine: (line) => {
          progress.read(line);
          if (line.startsWith('progress='))
            onShare(Math.min(1, (progress.seconds * 1000) / Math.max(1, facts.durationMs)));
        },
      }),
    );
    if (ended.code !== 0) throw explainFailure(ended);
  } finally {
    watch.stop();
  }
};

const passArguments = ({ source, stretch, facts }: Work, pass: Pass): string[] => {
  const { video, audio } = source;
  const sound: Sound | null = audio === null ? null : { stream: audio.index, channels: audio.channels };
  const graph =
    video === null || pass.rungs.length === 0
      ? []
      : ['-filter_complex', filterGraph(pass, video.index, constantRate(facts.video?.frameRate ?? 0))];
  return [
    '-y',
    '-v',
    'error',
    '-nostats',
    '-progress',
    'pipe:1',
    ...inputArguments(source.file, source.container, 'allowed', stretch),
    ...graph,
    ...pass.rungs.flatMap((rung) => rungArguments(rung, sound)),
    ...(pass.soundAlone && sound !== null ? soundAloneArguments(sound) : []),
    ...(pass.storyboard === null ? [] : storyboardArguments(pass.storyboard)),
  ];
};

/** What all renditions together may come to. */
const mostBytes = ({ durationMs, video }: MediaFacts): number => {
  const rungs = video === null ? [] : rungsFor(video);
  const kilobits = rungs.reduce((sum, rung) => sum + rung.kilobits + rung.audioKilobits, SOUND_KILOBITS);
  return SPARE_BYTES + SPARE_FACTOR * (kilobits / 8) * durationMs;
};
