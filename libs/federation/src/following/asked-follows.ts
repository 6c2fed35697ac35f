import { sql } from 'kysely';

import type { ActorKind, Transaction } from '#libs/database';

import type { OutgoingDocument } from '../outgoing/outgoing-document.js';

/** Somebody of this instance, and an actor elsewhere. */
export interface AskingPair {
  readonly followerId: string;
  readonly targetId: string;
}

/** A request of somebody of this instance to follow an actor elsewhere, or to belong to it. */
export interface AskedFollow extends AskingPair {
  readonly id: string;
  readonly uri: string;
  readonly type: 'Follow' | 'Join';
  readonly targetKind: ActorKind;
  readonly at: Date;
}

/** Notes a request; noting the same one again does not take its answer back. */
export const noteAsked = async (tx: Transaction, asking: AskedFollow): Promise<void> => {
  const { id, uri, type, followerId, targetId, targetKind, at } = asking;
  const asked = { uri, type, state: 'pending', requested_at: at, decided_at: null } as const;
  await tx.sql
    .insertInto('follow')
    .values({
      id,
      follower_id: followerId,
      follower_kind: 'person',
      target_id: targetId,
      target_kind: targetKind,
      ...asked,
    })
    .onConflict((conflict) =>
      conflict.columns(['follower_id', 'target_id']).doUpdateSet(asked).where('follow.uri', '<>', uri),
    )
    .execute();
};

/** A request that has ended, as it was sent. */
export interface EndedFollow {
  readonly uri: string;
  readonly type: 'Follow' | 'Join';
  readonly document: OutgoingDocument;
}

/** Forgets what was asked; gives what the other server has to be told is over, which a refused request is already. */
export const endAsked = async (
  tx: Transaction,
  { followerId, targetId }: AskingPair,
): Promise<EndedFollow[]> => {
  const { rows } = await sql<{ uri: string; type: 'Follow' | 'Join'; body: Buffer }>`
    with ended as (
      delete from follow where follower_id = ${followerId} and target_id = ${targetId}
      returning uri, type, state
    )
    select sent.uri, ended.type, sent.body from ended join outbox_activity sent on sent.uri = ended.uri
    where ended.state <> 'rejected'`.execute(tx.sql);
  return rows.map(({ uri, type, body }) => ({
    uri,
    type,
    document: JSON.parse(body.toString('utf8')) as OutgoingDocument,
  }));
};
