import { measureWords } from './measure-words.js';
import type { Result } from './result.js';
import { PASSAGES_PER_DOCUMENT, seedDocuments } from './seed-documents.js';
import type { Stage } from './stage.js';
import { withDatabase } from './with-database.js';

/** How long it takes to find documents by the words inside them, by how many of them have the word. */
export const measureDocuments = async (stage: Stage): Promise<Result[]> => {
  const { seeded, effort, databaseUrl } = stage;
  await withDatabase(databaseUrl, (database) => seedDocuments(database, seeded, effort.documents));
  return measureWords(stage, {
    where: ` in ${effort.documents} documents of ${PASSAGES_PER_DOCUMENT} passages`,
    narrowed: '&kind=document',
    seconds: effort.seconds,
  });
};
