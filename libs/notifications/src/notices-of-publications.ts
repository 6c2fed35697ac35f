import { sql } from 'kysely';

import type { Database, FollowLevel } from '#libs/database';
import type { DomainEvents } from '#libs/kernel';

import { noticesFor, type Notice } from './notice.js';

const aboutPublication = (publicationId: string, actorId: string) => ({
  actorId,
  communityId: null,
  threadId: null,
  postId: null,
  subjectId: null,
  publicationId,
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
  return noticesFor(
    rows.map((row) => row.follower_id),
    {
      ...aboutPublication(fact.publicationId, fact.authorId),
      kind: 'publication',
      groupKey: `publication:${fact.publicationId}`,
    },
  );
};

/** The author hears of a comment, and whoever has said something there before. */
export const noticesOfComment = async (
  database: Database,
  fact: DomainEvents['publication.commented'],
): Promise<Notice[]> => {
  const { rows } = await sql<{
    id: string;
  }>`select distinct before.author_id as id from publication_comment said
    join publication_comment before on before.publication_id = said.publication_id and before.number < said.number
    where said.id = ${fact.commentId} and before.deleted_at is null`.execute(database.sql);
  const concerned = [fact.authorId, ...rows.map(({ id }) => id)].filter((id) => id !== fact.by);
  return noticesFor(concerned, {
    ...aboutPublication(fact.publicationId, fact.by),
    kind: 'publication-comment',
    groupKey: `publication-comment:${fact.publicationId}`,
  });
};

export const noticesOfPublicationReaction = (fact: DomainEvents['publication.reacted']): Notice[] =>
  fact.on && fact.by !== fact.authorId
    ? noticesFor([fact.authorId], {
        ...aboutPublication(fact.publicationId, fact.by),
        kind: 'reaction',
        groupKey: `reaction:${fact.publicationId}`,
      })
    : [];
