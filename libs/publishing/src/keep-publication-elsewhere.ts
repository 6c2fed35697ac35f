import { sql } from 'kysely';

import type { PublicationAudience, Transaction } from '#libs/database';
import { newId } from '#libs/kernel';

import { eraseWords } from './erase-words.js';
import { publish, publishAgain } from './publish.js';
import { htmlFromElsewhere } from './words.js';

/** What somebody of another server published, as that server says. */
export interface PublicationElsewhere {
  /** Its id there, and the page for people if it has another one. */
  readonly uri: string;
  readonly url: string | null;
  readonly authorId: string;
  readonly instanceId: string;
  readonly kind: 'article' | 'status';
  readonly audience: Exclude<PublicationAudience, 'organisation'>;
  /** Empty for a status. */
  readonly title: string;
  readonly markdown: string;
  /** Not safe yet. */
  readonly html: string;
  readonly language: 'en' | 'cy';
  readonly publishedAt: Date;
}

/** Keeps it for its readers here. @returns its id here; null where it has come before */
export const keepPublicationElsewhere = async (
  tx: Transaction,
  { uri, url, authorId, instanceId, html, publishedAt, ...words }: PublicationElsewhere,
): Promise<string | null> => {
  const kept = await tx.sql
    .insertInto('publication')
    .values({
      id: newId(),
      uri,
      url,
      author_id: authorId,
      instance_id: instanceId,
      html: htmlFromElsewhere(words.kind, html),
      reaction_counts: sql`'{}'::jsonb`,
      created_at: publishedAt,
      ...words,
    })
    .onConflict((conflict) => conflict.column('uri').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (kept === undefined) return null;
  await publish(tx, kept.id, publishedAt);
  return kept.id;
};

/** Shows what it says now, to those for whom it is now; its kind stays. @returns false where that is so already */
export const changePublicationElsewhere = async (
  tx: Transaction,
  { uri, title, markdown, html, audience, language, url }: PublicationElsewhere,
  now: Date,
): Promise<boolean> => {
  const stored = await tx.sql
    .selectFrom('publication')
    .select(['id', 'author_id', 'kind'])
    .where('uri', '=', uri)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (stored === undefined) return false;
  const { id, author_id: authorId, kind } = stored;
  const shown = [kind === 'article' ? title : '', htmlFromElsewhere(kind, html), audience, language];
  const { rows } = await sql`
    update publication set (title, html, audience, language, markdown, url) = row (${sql.join([...shown, markdown, url])})
    where id = ${id} and (title, html, audience, language) is distinct from (${sql.join(shown)})
    returning id`.execute(tx.sql);
  if (rows.length === 0) return false;
  await publishAgain(tx, { publicationId: id, authorId, mentionedIds: [] }, now);
  return true;
};

/** Takes it away, with what was said of it here. It does not come back. */
export const endPublicationElsewhere = async (tx: Transaction, uri: string, now: Date): Promise<void> => {
  for (const { id: publicationId, author_id: authorId } of await eraseWords(tx, sql`uri = ${uri}`, now))
    await tx.record('publication.deleted', { publicationId, authorId, by: authorId });
};
