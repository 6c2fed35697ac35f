import { randomUUID } from 'node:crypto';

import type { Database } from '#libs/database';

import { madeUpText, repeatable } from './made-up-text.js';
import { insertCommunities, type Place } from './seed-communities.js';
import type { Seeded } from './seed-data.js';
import { withoutIndexes } from './without-indexes.js';

const BATCH = 200;
export const PASSAGES_PER_DOCUMENT = 10;
const WORDS_PER_PASSAGE = 100;

interface Batch {
  readonly places: readonly Place[];
  readonly authors: readonly string[];
  readonly from: number;
  readonly count: number;
  readonly age: string;
}

const insertDocuments = async (
  { pool }: Database,
  { places, authors, from, count, age }: Batch,
  random: () => number,
): Promise<string[]> => {
  const ids = Array.from({ length: count }, () => randomUUID());
  const files = ids.map(() => randomUUID());
  const at = ids.map((_, index) => places[(from + index) % places.length]?.id ?? '');
  await pool.query(
    `with given as (
       select id, file_id, community_id, title, ($5::uuid[])[1 + n % cardinality($5::uuid[])] as author_id
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) with ordinality g (id, file_id, community_id, title, n)
     ),
     stored as (
       insert into stored_file (id, owner_id, purpose, object_key, file_name, media_type, size, sha256, community_id, created_at)
       select file_id, author_id, 'document', file_id::text, 'plan.pdf', 'application/pdf', 1, '', community_id,
         now() - $6::interval from given
     ),
     written as (
       insert into document (id, instance_id, community_id, author_id, title, description, folder, language, open_version,
         created_at, updated_at)
       select g.id, c.instance_id, g.community_id, g.author_id, g.title, '', '', 'en', 1, now() - $6::interval,
         now() - $6::interval from given g join community c on c.id = g.community_id
     ),
     examined as (
       insert into document_file (file_id, document_id, scan, text_state, preview, created_at)
       select file_id, id, 'clean', 'ready', 'none', now() - $6::interval from given
     )
     insert into document_version (document_id, number, file_id, author_id, note, created_at)
     select id, 1, file_id, author_id, '', now() - $6::interval from given`,
    [ids, files, at, ids.map(() => madeUpText(random, 5)), authors, age],
  );
  return files;
};

const insertPassages = async (
  { pool }: Database,
  files: readonly string[],
  random: () => number,
): Promise<void> => {
  const texts = files.flatMap(() =>
    Array.from({ length: PASSAGES_PER_DOCUMENT }, () => madeUpText(random, WORDS_PER_PASSAGE)),
  );
  await pool.query(
    `insert into document_passage (file_id, position, page, language, text)
     select ($1::uuid[])[1 + (n - 1) / $3::bigint], (n - 1) % $3::bigint, 1 + (n - 1) % $3::bigint, 'en', words
     from unnest($2::text[]) with ordinality p (words, n)`,
    [files, texts, PASSAGES_PER_DOCUMENT],
  );
};

/** Writes so many documents, with the words inside them, straight to the tables. */
export const seedDocuments = async (
  database: Database,
  { people, instanceId }: Pick<Seeded, 'people' | 'instanceId'>,
  documents: number,
): Promise<void> => {
  const random = repeatable(3);
  const authors = people.slice(0, 40);
  await withoutIndexes(database, ['document_search', 'document_passage_search'], async () => {
    const places = await insertCommunities(database, instanceId, 'documents');
    for (let from = 0; from < documents; from += BATCH) {
      const count = Math.min(BATCH, documents - from);
      const age = `${documents - from} minutes`;
      const files = await insertDocuments(database, { places, authors, from, count, age }, random);
      await insertPassages(database, files, random);
    }
  });
  await database.pool.query('vacuum analyze');
};
