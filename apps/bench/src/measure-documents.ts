import { SAMPLE_WORDS } from './made-up-text.js';
import { measureSlowest } from './measure-slowest.js';
import type { Result } from './result.js';
import { searchRequests } from './search-requests.js';
import { PASSAGES_PER_DOCUMENT, seedDocuments } from './seed-documents.js';
import type { Stage } from './stage.js';
import { withDatabase } from './with-database.js';

const SLOWEST_MS = 150;

/** How long it takes to find documents by the words inside them, by how many of them have the word. */
export const measureDocuments = async (stage: Stage): Promise<Result[]> => {
  const { seeded, effort, databaseUrl } = stage;
  await withDatabase(databaseUrl, (database) => seedDocuments(database, seeded, effort.documents));
  const results: Result[] = [];
  for (const [how, words] of SAMPLE_WORDS) {
    const requests = searchRequests(stage, words, '&kind=document');
    const measure = `search for ${how} words in ${effort.documents} documents of ${PASSAGES_PER_DOCUMENT} passages`;
    const wish = { measure, requests, connections: 2, warmUpSeconds: 2, mostMs: SLOWEST_MS };
    results.push(await measureSlowest(stage, { ...wish, seconds: effort.seconds }));
  }
  return results;
};
