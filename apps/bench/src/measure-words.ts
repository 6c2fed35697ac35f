import type { LoadRequest } from './http-load.js';
import { SAMPLE_WORDS } from './made-up-text.js';
import { measureSlowest } from './measure-slowest.js';
import type { Result } from './result.js';
import type { Stage } from './stage.js';

const SLOWEST_MS = 150;
/** Long enough for each connection to have planned each statement: what a server does that has run for a while. */
const WARM_UP_SECONDS = 10;

/** What is searched. */
export interface WordsWish {
  /** As the report says it after the kind of words. */
  readonly where: string;
  /** Parts of the address after the word, such as the kind of what is looked for. */
  readonly narrowed?: string;
  readonly seconds: number;
}

/** Searches for a word by five members, and by a visitor, who reads two communities of a hundred. */
const requestsFor = ({ seeded, product }: Stage, word: string, narrowed: string): LoadRequest[] =>
  [...seeded.cookies.slice(0, 5), ''].map((cookie) => ({
    url: `${product.url}/api/search?q=${word}${narrowed}`,
    cookie,
  }));

/** How long a search takes, by how much of what is searched has the word. */
export const measureWords = async (
  stage: Stage,
  { where, narrowed = '', seconds }: WordsWish,
): Promise<Result[]> => {
  const results: Result[] = [];
  for (const [how, words] of SAMPLE_WORDS) {
    const requests = words.flatMap((word) => requestsFor(stage, word, narrowed));
    const measure = `search for ${how} words${where}`;
    const wish = {
      measure,
      requests,
      connections: 2,
      warmUpSeconds: WARM_UP_SECONDS,
      mostMs: SLOWEST_MS,
      seconds,
    };
    results.push(await measureSlowest(stage, wish));
  }
  return results;
};
