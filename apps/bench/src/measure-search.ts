import { SAMPLE_WORDS } from './made-up-text.js';
import { measureSlowest } from './measure-slowest.js';
import type { Result } from './result.js';
import { searchRequests } from './search-requests.js';
import { seedSearch } from './seed-search.js';
import type { Stage } from './stage.js';
import { withDatabase } from './with-database.js';

const SLOWEST_MS = 150;

/** How long a search over posts and spoken words takes, by how many of them use the word. */
export const measureSearch = async (stage: Stage): Promise<Result[]> => {
  const { seeded, effort, databaseUrl } = stage;
  await withDatabase(databaseUrl, (database) => seedSearch(database, seeded, effort.search));
  const results: Result[] = [];
  for (const [how, words] of SAMPLE_WORDS) {
    const requests = searchRequests(stage, words);
    const measure = `search for ${how} words, ${effort.search.posts} posts and ${effort.search.cues} cues`;
    const wish = { measure, requests, connections: 2, warmUpSeconds: 2, mostMs: SLOWEST_MS };
    results.push(await measureSlowest(stage, { ...wish, seconds: effort.seconds * effort.rounds }));
  }
  return results;
};
