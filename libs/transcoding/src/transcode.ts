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
 * and the sound first, then the others and the posters, each while what is ready is handed over. `whole` is what
 * `examineMedia` found. What was written before a failure or an abort stays there for the caller to remove.
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
  const handing = new HandingOver(options.onRendition);
  const all: Rendition[] = [];
  try {
    for (const [number, pass] of passes.entries()) {
      await runPass(work, pass, (share) => tell(number, share));
      const made = await Promise.all(finishedBy(pass).map((finished) => readRendition(folder, finished)));
      all.push(...made);
      await handing.next(made);
    }
    const posters = await drawPosters(work, all);
    await handing.done();
    tell(passes.length, 1);
    return { renditions: all, posters, storyboard: passes[0]?.storyboard ?? null };
  } finally {
    // Whoever is told of a failure removes the folder that is still read here.
    await handing.ended();
  }
};

/** Hands renditions over one after the other, while whoever has them made goes on. */
class HandingOver {
  private readonly given: Rendition[] = [];
  private underWay = Promise.resolve();

  constructor(private readonly onRendition: TranscodeOptions['onRendition']) {}

  /** Begins to hand these over, once those before them are. @throws whatever failed with those before them */
  async next(made: readonly Rendition[]): Promise<void> {
    await this.underWay;
    this.underWay = this.give(made);
    // What fails is met by whoever waits next.
    this.underWay.catch(() => undefined);
  }

  /** @throws whatever failed with the last ones */
  done(): Promise<void> {
    return this.underWay;
  }

  /** Waits until nothing is under way, however that ends. */
  async ended(): Promise<void> {
    await Promise.allSettled([this.underWay]);
  }

  private async give(made: readonly Rendition[]): Promise<void> {
    for (const rendition of made) {
      this.given.push(rendition);
      await this.onRendition?.(rendition, masterPlaylist(this.given));
    }
  }
}

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
