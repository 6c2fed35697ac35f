import { sql } from 'kysely';

import type { Transaction } from '#libs/database';

interface Published {
  readonly author_id: string;
  readonly kind: 'article' | 'status';
}

const keepWording = (tx: Transaction, id: string, now: Date) =>
  sql`insert into publication_version (publication_id, version, title, markdown, html, written_at)
    select id, version, title, markdown, html, ${now}::timestamptz from publication where id = ${id}`.execute(
    tx.sql,
  );

/** Shows it to its readers, once: what is published, or was deleted, stays as it is. */
export const publish = async (tx: Transaction, id: string, now: Date): Promise<boolean> => {
  const { rows } = await sql<Published>`
    update publication set published_at = ${now}, scheduled_for = null, version = 1
    where id = ${id} and published_at is null and deleted_at is null returning author_id, kind`.execute(
    tx.sql,
  );
  const [published] = rows;
  if (published === undefined) return false;
  await keepWording(tx, id, now);
  const { author_id: authorId, kind: publicationKind } = published;
  await tx.record('publication.published', { publicationId: id, authorId, publicationKind });
  return true;
};

/** Shows the words that it has now in place of those before. */
export const publishAgain = async (
  tx: Transaction,
  id: string,
  authorId: string,
  now: Date,
): Promise<void> => {
  await sql`update publication set version = version + 1, edited_at = ${now} where id = ${id}`.execute(
    tx.sql,
  );
  await keepWording(tx, id, now);
  await tx.record('publication.changed', { publicationId: id, authorId });
};
