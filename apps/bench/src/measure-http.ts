import { REPLY } from './capture-requests.js';
import type { HttpLoad, HttpLoadResult, LoadRequest } from './http-load.js';
import { median } from './percentile.js';
import type { Result } from './result.js';
import type { Stage } from './stage.js';

interface Pair {
  readonly product: number;
  readonly bare: number;
  readonly ratio: number;
  readonly failed: number;
}

type Load = Pick<HttpLoad, 'requests' | 'connections'>;

/** Runs one load for `seconds`. */
export const runHttp = (stage: Stage, load: Load, seconds: number): Promise<HttpLoadResult> =>
  stage.load.ask({ kind: 'http', ...load, seconds } satisfies HttpLoad);

/** Measures product and bare server in turn, after a warm-up; the medians of the rounds, in requests per second. */
const compare = async (stage: Stage, product: Load, bare: Load): Promise<Pair> => {
  const { rounds, seconds } = stage.effort;
  await runHttp(stage, product, 1);
  await runHttp(stage, bare, 1);
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ours = await runHttp(stage, product, seconds);
    const theirs = await runHttp(stage, bare, seconds);
    pairs.push({
      product: ours.perSecond,
      bare: theirs.perSecond,
      ratio: ours.perSecond / theirs.perSecond,
      failed: ours.failed + theirs.failed,
    });
  }
  return {
    product: median(pairs.map((pair) => pair.product)),
    bare: median(pairs.map((pair) => pair.bare)),
    ratio: median(pairs.map((pair) => pair.ratio)),
    failed: pairs.reduce((sum, pair) => sum + pair.failed, 0),
  };
};

const resultOf = (measure: string, { product, bare, ratio, failed }: Pair, least: number): Result => ({
  measure,
  unit: 'requests/s',
  product,
  bare,
  ratio,
  goal: `ratio at least ${least}`,
  met: ratio >= least && failed === 0,
  ...(failed > 0 && { note: `${failed} requests failed` }),
});

/** The thread page as JSON, signed in, over 32 connections. */
export const measureThreadPage = async (stage: Stage): Promise<Result[]> => {
  const { seeded, product, bareUrl } = stage;
  const url = `${product.url}/api/threads/${seeded.long[1]?.id}?limit=20`;
  const pages = seeded.cookies.slice(0, 32).map((cookie): LoadRequest => ({ url, cookie }));
  const pair = await compare(
    stage,
    { requests: pages, connections: 32 },
    { requests: [{ url: `${bareUrl}/page`, cookie: '' }], connections: 32 },
  );
  return [resultOf('thread page, 32 connections', pair, 0.5)];
};

const repliesTo = (stage: Stage, threads: Stage['seeded']['writing']): [Load, Load] => {
  const { seeded, product, bareUrl } = stage;
  const to = (path: string, index: number): LoadRequest => ({
    url: `${path}/threads/${threads[index % threads.length]?.id}/posts`,
    cookie: seeded.cookies[index + 1] ?? '',
    body: { markdown: REPLY },
    isCreate: true,
  });
  const writers = Array.from({ length: 8 }, (_, index) => index);
  return [
    { requests: writers.map((index) => to(`${product.url}/api`, index)), connections: 8 },
    { requests: writers.map((index) => to(bareUrl, index)), connections: 8 },
  ];
};

/** In turn without and with the crowd, so that both meet the same work left over from what was measured before. */
const withCrowd = async (stage: Stage, load: Load): Promise<Result> => {
  const { seeded, product, effort } = stage;
  const cookies = seeded.cookies.slice(100, 1_000);
  const [alone, crowded]: [number[], number[]] = [[], []];
  for (let round = 0; round < effort.rounds; round += 1) {
    alone.push((await runHttp(stage, load, effort.seconds)).perSecond);
    await stage.load.ask({ kind: 'join', url: product.url, cookies, threadId: seeded.elsewhere.id });
    crowded.push((await runHttp(stage, load, effort.seconds)).perSecond);
    await stage.load.ask({ kind: 'leave' });
  }
  const ratio = median(crowded) / median(alone);
  return {
    measure: 'posts, 8 writers, 8 threads, 900 people online elsewhere (here "bare": without them)',
    unit: 'requests/s',
    product: median(crowded),
    bare: median(alone),
    ratio,
    goal: 'ratio at least 0.9',
    met: ratio >= 0.9,
  };
};

/** Posts by 8 writers: spread over 8 threads, all in one, and with 900 people connected to another thread. */
export const measurePosts = async (stage: Stage): Promise<Result[]> => {
  const { writing } = stage.seeded;
  const [spread, bareSpread] = repliesTo(stage, writing);
  const [single, bareSingle] = repliesTo(stage, writing.slice(0, 1));
  const spreadPair = await compare(stage, spread, bareSpread);
  const singlePair = await compare(stage, single, bareSingle);
  return [
    resultOf('posts, 8 writers, 8 threads', spreadPair, 0.6),
    resultOf('posts, 8 writers, one thread', singlePair, 0.6),
    await withCrowd(stage, spread),
  ];
};
