import { REPLY } from './capture-requests.js';
import type { Result } from './result.js';
import type { Deliver, DeliverResult, Join } from './socket-load.js';
import type { Stage } from './stage.js';

const measureAt = async (
  stage: Stage,
  url: string,
  post: Deliver['post'],
  count: number,
): Promise<DeliverResult> => {
  const threadId = stage.seeded.writing[0]?.id ?? '';
  const join: Join = { kind: 'join', url, cookies: stage.seeded.cookies.slice(0, count), threadId };
  await stage.load.ask(join);
  return stage.load.ask({ kind: 'deliver', post, times: stage.effort.deliveries } satisfies Deliver);
};

const resultsOf = (count: number, product: DeliverResult, bare: DeliverResult): Result[] => [
  {
    measure: `post to receipt, ${count} sockets, p50`,
    unit: 'ms',
    product: product.p50,
    bare: bare.p50,
    ratio: product.p50 / bare.p50,
  },
  {
    measure: `post to receipt, ${count} sockets, p99`,
    unit: 'ms',
    product: product.p99,
    bare: bare.p99,
    ratio: product.p99 / bare.p99,
    goal: 'ratio at most 2',
    met: product.p99 / bare.p99 <= 2 && product.missed === 0,
    ...(product.missed > 0 && { note: `${product.missed} frames missed` }),
  },
];

/** The time from sending a post until each of many sockets in its thread has it, and the memory they take. */
export const measureDelivery = async (stage: Stage): Promise<Result[]> => {
  const { product, bareUrl, seeded } = stage;
  const threadId = seeded.writing[0]?.id;
  const post = { cookie: seeded.cookies.at(-1) ?? '', body: { markdown: REPLY }, isCreate: true };
  const results: Result[] = [];
  for (const count of [200, 500, 1_000]) {
    const bare = await measureAt(
      stage,
      bareUrl,
      { ...post, url: `${bareUrl}/threads/${threadId}/posts` },
      count,
    );
    await stage.load.ask({ kind: 'leave' });
    const url = `${product.url}/api/threads/${threadId}/posts`;
    const ours = await measureAt(stage, product.url, { ...post, url }, count);
    const memory = await product.memory();
    await stage.load.ask({ kind: 'leave' });
    results.push(...resultsOf(count, ours, bare));
    if (count === 1_000)
      results.push({
        measure: 'memory of the server with 1,000 sockets',
        unit: 'MiB',
        product: memory,
        goal: 'at most 300',
        met: memory <= 300,
      });
  }
  return results;
};
