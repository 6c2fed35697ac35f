import type { MediaFacts } from './media-facts.js';
import { MediaRefused } from './media-refused.js';

/** The stretch of a film that its author keeps; the rest is never encoded. Milliseconds from the beginning. */
export interface Excerpt {
  readonly startMs: number;
  /** To the end of the film where null. */
  readonly endMs: number | null;
}

/** Less is no film. */
const LEAST_MS = 100;

/**
 * What remains of a film when only an excerpt is kept: the same facts with the excerpt's length. An excerpt that goes on
 * beyond the film ends with it.
 *
 * @throws MediaRefused `nothing-to-play` when it begins where nothing is left
 */
export const factsOfExcerpt = (facts: MediaFacts, excerpt: Excerpt | null): MediaFacts => {
  if (excerpt === null) return facts;
  const end = Math.min(facts.durationMs, excerpt.endMs ?? facts.durationMs);
  const durationMs = end - excerpt.startMs;
  if (durationMs < LEAST_MS) throw new MediaRefused('nothing-to-play', `an excerpt of ${durationMs} ms`);
  return { ...facts, durationMs };
};
