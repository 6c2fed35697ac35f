import { sql } from 'kysely';

import type { Database } from '#libs/database';
import type { DomainEvents } from '#libs/kernel';

import { answerFollow, type AnswerParts } from './answer-follow.js';

/** Tells somebody elsewhere, who asked to join by following, what was decided. Telling it again sends nothing. */
export const answerDecided = async (
  parts: AnswerParts & { readonly database: Database },
  { communityId, personId, decision }: DomainEvents['join.decided'],
): Promise<void> => {
  const isAccepted = decision === 'accepted';
  await parts.database.transaction(async (tx) => {
    const { rows } = await sql<{ id: string; type: 'Follow' | 'Join'; uri: string; name: string }>`
      update follow set state = ${isAccepted ? 'accepted' : 'rejected'}, decided_at = ${parts.clock.now()}
      from remote_actor a, community c
      where a.owner_id = follow.follower_id and c.id = follow.target_id and follow.follower_id = ${personId}
        and follow.target_id = ${communityId} and follow.state = 'pending'
      returning follow.uri as id, follow.type, a.uri, c.name`.execute(tx.sql);
    for (const { id, type, uri, name } of rows) {
      const target = { id: communityId, iri: parts.addresses.community(name).id };
      const follower = { ownerId: personId, uri };
      await answerFollow(tx, parts, { isAccepted, request: { id, type }, follower, target });
    }
  });
};
