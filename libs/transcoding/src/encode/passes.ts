import type { MediaFacts } from '../media-facts.js';
import { planStoryboard } from '../pictures/plan-storyboard.js';
import type { Storyboard } from '../renditions.js';
import { rungsFor, type Rung } from './ladder.js';

/** What is made from one reading of the source. */
export interface Pass {
  readonly rungs: readonly Rung[];
  readonly soundAlone: boolean;
  readonly storyboard: Storyboard | null;
}

/** First whatever can soonest be played, then everything else from one more reading. */
export const passesFor = ({ video, audio, durationMs }: MediaFacts): Pass[] => {
  const soundAlone = audio !== null;
  if (video === null) return [{ rungs: [], soundAlone, storyboard: null }];
  const [first, ...others] = rungsFor(video);
  const soonest = {
    rungs: first === undefined ? [] : [first],
    soundAlone,
    storyboard: planStoryboard(video, durationMs),
  };
  if (others.length === 0) return [soonest];
  return [soonest, { rungs: others, soundAlone: false, storyboard: null }];
};
