import { sql } from 'kysely';

import type { Transaction } from '#libs/database';
import type { DomainEvents } from '#libs/kernel';

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
  const named = await tx.sql
    .selectFrom('publication_mention')
    .select('person_id')
    .where('about_id', '=', id)
    .execute();
  const mentionedIds = named.map(({ person_id: personId }) => personId);
  await tx.record('publication.published', { publicationId: id, authorId, publicationKind, mentionedIds });
  return true;
};

/** Shows the words that it has now in place of those before. */
export const publishAgain = async (
  tx: Transaction,
  fact: DomainEvents['publication.changed'],
  now: Date,
): Promise<void> => {
  const { publicationId: id } = fact;
  await sql`update publication set version = version + 1, edited_at = ${now} where id = ${id}`.execute(
    tx.sql,
  );
  await keepWording(tx, id, now);
  await tx.record('publication.changed', fact);
};
