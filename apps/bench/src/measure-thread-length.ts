import { runHttp } from './measure-http.js';
import { median } from './percentile.js';
import type { Result } from './result.js';
import type { Stage } from './stage.js';

interface Place {
  readonly measure: string;
  readonly url: string;
}

const placesOf = ({ seeded, product }: Stage): Place[] =>
  seeded.long.flatMap(({ id, posts }) =>
    [
      ['first', ''],
      ['middle', `&around=${Math.ceil(posts / 2)}`],
      ['last', '&at=end'],
    ].map(([name, query]) => ({
      measure: `10 posts, ${name}, of ${posts}`,
      url: `${product.url}/api/threads/${id}?limit=10${query}`,
    })),
  );

/** The fastest half-second median of several turns, which what else runs on the machine disturbs least. */
const measurePlaces = async (stage: Stage, places: readonly Place[]): Promise<number[]> => {
  const { seeded, effort } = stage;
  const times = places.map((): number[] => []);
  for (let turn = -1; turn < effort.rounds * 3; turn += 1)
    for (const [index, { url }] of places.entries()) {
      const requests = [{ url, cookie: seeded.cookies[0] ?? '' }];
      const { p50 } = await runHttp(stage, { requests, connections: 1 }, 0.5);
      if (turn >= 0) times[index]?.push(p50);
    }
  return times.map((turns) => Math.min(...turns));
};

/** One reader, one connection: pages of 10 posts at the start, middle and end of threads of very different length. */
export const measureThreadLength = async (stage: Stage): Promise<Result[]> => {
  const places = placesOf(stage);
  const times = await measurePlaces(stage, places);
  const shortest = median(times.slice(0, 3));
  const longest = median(times.slice(-3));
  const results = places.map(({ measure }, index) => ({
    measure,
    unit: 'ms',
    product: times[index] ?? Number.NaN,
  }));
  return [
    ...results,
    {
      measure: 'longest thread against the shortest (here "bare")',
      unit: 'ms',
      product: longest,
      bare: shortest,
      ratio: longest / shortest,
      goal: 'ratio at most 1.3',
      met: longest / shortest <= 1.3,
    },
  ];
};
