import { measureWords } from './measure-words.js';
import type { Result } from './result.js';
import { seedSearch } from './seed-search.js';
import type { Stage } from './stage.js';
import { withDatabase } from './with-database.js';

/** How long a search over posts and spoken words takes, by how many of them use the word. */
export const measureSearch = async (stage: Stage): Promise<Result[]> => {
  const { seeded, effort, databaseUrl } = stage;
  const { posts, cues } = effort.search;
  await withDatabase(databaseUrl, (database) => seedSearch(database, seeded, effort.search));
  return measureWords(stage, {
    where: `, ${posts} posts and ${cues} cues`,
    seconds: effort.seconds * effort.rounds,
  });
};
