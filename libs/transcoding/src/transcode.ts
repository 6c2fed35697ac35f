import { AUDIO_NAME } from './encode/output-arguments.js';
import { passesFor, type Pass } from './encode/passes.js';
import { runPass, type Work } from './encode/run-pass.js';
import { openSource } from './examine/examine-media.js';
import { factsOfExcerpt } from './excerpt.js';
import type { MediaFacts } from './media-facts.js';
import { drawPosters } from './pictures/draw-posters.js';
import { masterPlaylist } from './playlist/master-playlist.js';
import { readRendition } from './playlist/read-rendition.js';
import { requireToolbox } from './process/find-ffmpeg.js';
import { TimeBudget } from './process/time-budget.js';
import type { Rendition, Transcoded, TranscodeOptions } from './renditions.js';

/** Reading a picture costs about so much of writing one. */
const READING_COST = 1 / 3;

/**
 * Makes everything that is played and shown of an examined file, into an existing, empty folder: the smallest rendition
 * and the sound first, then the others, while the first ones are handed over. `whole` is what `examineMedia` found. What was written before a failure or an
 * abort stays there for the caller to remove.
 * @throws MediaRefused; the signal's reason when aborted; whatever `onRendition` throws
 */
export const transcode = async (
  file: string,
  whole: MediaFacts,
  folder: string,
  options: TranscodeOptions = {},
): Promise<Transcoded> => {
  const tools = await requireToolbox();
  const { excerpt = null, signal } = options;
  const facts = factsOfExcerpt(whole, excerpt);
  const stretch =
    excerpt === null ? undefined : { start: excerpt.startMs / 1000, length: facts.durationMs / 1000 };
  const budget = new TimeBudget(whole.durationMs);
  const { source } = await openSource(file, signal);
  const work: Work = { tools, source, stretch, facts, folder, budget, signal };
  const passes = passesFor(facts);
  const tell = shareTeller(
    passes.map((pass) => costOf(pass, facts)),
    options.onProgress,
  );
  const renditions: Rendition[] = [];
  const handOver = async (pass: Pass): Promise<void> => {
    for (const finished of finishedBy(pass)) {
      const rendition = await readRendition(folder, finished);
      renditions.push(rendition);
      await options.onRendition?.(rendition, masterPlaylist(renditions));
    }
  };
  await runPasses(passes, (pass, number) => runPass(work, pass, (share) => tell(number, share)), handOver);
  const posters = await drawPosters(work, renditions);
  tell(passes.length, 1);
  return { renditions, posters, storyboard: passes[0]?.storyboard ?? null };
};

/** Runs each pass while what the one before it has made is handed over. */
const runPasses = async (
  passes: readonly Pass[],
  run: (pass: Pass, number: number) => Promise<void>,
  handOver: (pass: Pass) => Promise<void>,
): Promise<void> => {
  let handedOver = Promise.resolve();
  try {
    for (const [number, pass] of passes.entries()) {
      await run(pass, number);
      await handedOver;
      handedOver = handOver(pass);
      // What fails is met after the next pass.
      handedOver.catch(() => undefined);
    }
  } finally {
    // Whoever is told of a failure removes the folder that is still read here.
    await Promise.allSettled([handedOver]);
  }
  await handedOver;
};

const finishedBy = ({
  rungs,
  soundAlone,
}: Pass): { name: string; width: number | null; height: number | null }[] => [
  ...rungs,
  ...(soundAlone ? [{ name: AUDIO_NAME, width: null, height: null }] : []),
];

const costOf = ({ rungs }: Pass, { video }: MediaFacts): number =>
  rungs.reduce(
    (cost, { width, height }) => cost + width * height,
    video === null ? 1 : video.width * video.height * READING_COST,
  );

/** Turns the share of one pass into the share of the whole, which never goes backwards. */
const shareTeller = (
  costs: number[],
  onProgress: TranscodeOptions['onProgress'],
): ((pass: number, share: number) => void) => {
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  let told = 0;
  return (pass, share) => {
    const before = costs.slice(0, pass).reduce((sum, cost) => sum + cost, 0);
    told = Math.max(told, Math.min(1, (before + share * (costs[pass] ?? 0)) / total));
    onProgress?.(told);
  };
};
