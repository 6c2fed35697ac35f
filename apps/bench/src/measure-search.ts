import type { LoadRequest } from './http-load.js';
import { SAMPLE_WORDS } from './made-up-text.js';
import { runHttp } from './measure-http.js';
import type { Result } from './result.js';
import { seedSearch } from './seed-search.js';
import type { Stage } from './stage.js';
import { withDatabase } from './with-database.js';

const SLOWEST_MS = 150;

/** How long a search over posts and spoken words takes, by how many of them use the word. */
export const measureSearch = async (stage: Stage): Promise<Result[]> => {
  const { seeded, product, effort, databaseUrl } = stage;
  await withDatabase(databaseUrl, (database) => seedSearch(database, seeded, effort.search));
  // The last is a visitor, who reads two communities of a hundred.
  const searchers = [...seeded.cookies.slice(0, 5), ''];
  const results: Result[] = [];
  for (const [how, words] of SAMPLE_WORDS) {
    const requests = words.flatMap((word) =>
      searchers.map((cookie): LoadRequest => ({ url: `${product.url}/api/search?q=${word}`, cookie })),
    );
    await runHttp(stage, { requests, connections: 2 }, 2);
    const { p50, p95, failed } = await runHttp(
      stage,
      { requests, connections: 2 },
      effort.seconds * effort.rounds,
    );
    results.push({
      measure: `search for ${how} words, ${effort.search.posts} posts and ${effort.search.cues} cues, p95`,
      unit: 'ms',
      product: p95,
      goal: `at most ${SLOWEST_MS}`,
      met: p95 <= SLOWEST_MS && failed === 0,
      note: `p50 ${p50.toFixed(0)}${failed > 0 ? `, ${failed} failed` : ''}`,
    });
  }
  return results;
};
