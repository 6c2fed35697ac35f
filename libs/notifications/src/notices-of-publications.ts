import { sql } from 'kysely';

import type { Database, FollowLevel } from '#libs/database';
import type { DomainEvents } from '#libs/kernel';

import { noticesFor, strongestOnly, type Notice } from './notice.js';

const aboutPublication = (publicationId: string, actorId: string) => ({
  actorId,
  communityId: null,
  threadId: null,
  postId: null,
  subjectId: null,
  publicationId,
});

/** For people whom the words of a publication name, or of the comment on it that is told. */
const mentions = (
  personIds: readonly string[],
  { publicationId, commentId }: { readonly publicationId: string; readonly commentId?: string },
  by: string,
): Notice[] =>
  noticesFor(personIds, {
    ...aboutPublication(publicationId, by),
    kind: 'mention',
    groupKey: `mention:${publicationId}`,
    subjectId: commentId ?? null,
  });

/** Which followers hear of it: of statuses only those who want to hear everything. */
const levelsFor = {
  article: ['all', 'threads'],
  status: ['all'],
} as const satisfies Record<string, readonly FollowLevel[]>;

export const noticesOfPublication = async (
  database: Database,
  fact: DomainEvents['publication.published'],
): Promise<Notice[]> => {
  if (fact.isHistory === true) return [];
  const rows = await database.sql
    .selectFrom('person_follow')
    .select('follower_id')
    .where('followed_id', '=', fact.authorId)
    .where('state', '=', 'accepted')
    .where('level', 'in', [...levelsFor[fact.publicationKind]])
    .execute();
  const followers = noticesFor(
    rows.map((row) => row.follower_id),
    {
      ...aboutPublication(fact.publicationId, fact.authorId),
      kind: 'publication',
      groupKey: `publication:${fact.publicationId}`,
    },
  );
  return strongestOnly([...mentions(fact.mentionedIds, fact, fact.authorId), ...followers], fact.authorId);
};

/** Only people whom the new words name for the first time. */
export const noticesOfPublicationChange = (fact: DomainEvents['publication.changed']): Notice[] =>
  mentions(fact.mentionedIds, fact, fact.authorId);

/** Who published what a comment is on, and whoever has said something there before. */
const concernedBy = async (
  database: Database,
  fact: DomainEvents['publication.commented'] | DomainEvents['publication.comment-edited'],
): Promise<string[]> => {
  const { rows } = await sql<{
    id: string;
  }>`select distinct before.author_id as id from publication_comment said
    join publication_comment before on before.publication_id = said.publication_id and before.number < said.number
    where said.id = ${fact.commentId} and before.deleted_at is null`.execute(database.sql);
  return [fact.authorId, ...rows.map(({ id }) => id)];
};

/** For the strongest reason: named in it, or concerned by all that is said there. */
export const noticesOfComment = async (
  database: Database,
  fact: DomainEvents['publication.commented'],
): Promise<Notice[]> => {
  const concerned = noticesFor(await concernedBy(database, fact), {
    ...aboutPublication(fact.publicationId, fact.by),
    kind: 'publication-comment',
    groupKey: `publication-comment:${fact.publicationId}`,
  });
  return strongestOnly([...mentions(fact.mentionedIds, fact, fact.by), ...concerned], fact.by);
};

/** Only people whom the new words name for the first time, and who did not hear of the comment before. */
export const noticesOfCommentEdit = async (
  database: Database,
  fact: DomainEvents['publication.comment-edited'],
): Promise<Notice[]> => {
  if (fact.mentionedIds.length === 0) return [];
  const heard = new Set(await concernedBy(database, fact));
  return mentions(
    fact.mentionedIds.filter((id) => !heard.has(id)),
    fact,
    fact.by,
  );
};

export const noticesOfPublicationReaction = (fact: DomainEvents['publication.reacted']): Notice[] =>
  fact.on && fact.by !== fact.authorId
    ? noticesFor([fact.authorId], {
        ...aboutPublication(fact.publicationId, fact.by),
        kind: 'reaction',
        groupKey: `reaction:${fact.publicationId}`,
      })
    : [];
