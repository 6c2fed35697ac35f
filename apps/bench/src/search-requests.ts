import type { LoadRequest } from './http-load.js';
import type { Stage } from './stage.js';

/** Searches for each of these words by five members, and by a visitor, who reads two communities of a hundred. */
export const searchRequests = (
  { seeded, product }: Pick<Stage, 'seeded' | 'product'>,
  words: readonly string[],
  wish = '',
): LoadRequest[] =>
  words.flatMap((word) =>
    [...seeded.cookies.slice(0, 5), ''].map((cookie) => ({
      url: `${product.url}/api/search?q=${word}${wish}`,
      cookie,
    })),
  );
