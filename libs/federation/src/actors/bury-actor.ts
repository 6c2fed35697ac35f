import { sql } from 'kysely';

import type { Transaction } from '#libs/database';

import { findActor, type StoredActor } from './known-actor.js';

const buryPerson = async (tx: Transaction, { ownerId, username }: StoredActor, now: Date): Promise<void> => {
  await tx.sql
    .updateTable('person')
    .set({ display_name: username, summary: '', summary_html: '', avatar_file_id: null, deleted_at: now })
    .where('id', '=', ownerId)
    .execute();
  await tx.record('person.removed', { personId: ownerId });
};

/** Nobody follows one who is gone, nor do they follow anybody. */
export const endFollows = async (tx: Transaction, ownerId: string): Promise<void> => {
  await tx.sql
    .deleteFrom('follow')
    .where((is) => is.or([is('follower_id', '=', ownerId), is('target_id', '=', ownerId)]))
    .execute();
};

/**
 * Leaves a tombstone of an actor that its own host says is gone: the profile goes, what was written stays, the name and
 * the keys are kept. It cannot come back. Doing it again changes nothing.
 *
 * @returns whether it was there until now
 */
export const buryActor = async (tx: Transaction, uri: string, now: Date): Promise<boolean> => {
  const { rows } = await sql`
    update remote_actor set gone_at = ${now} where uri = ${uri} and gone_at is null returning owner_id`.execute(
    tx.sql,
  );
  const actor = rows.length === 0 ? null : await findActor(tx.sql, uri);
  if (actor === null) return false;
  await endFollows(tx, actor.ownerId);
  if (actor.kind === 'person') await buryPerson(tx, actor, now);
  if (actor.kind === 'community') {
    await tx.sql.updateTable('community').set({ deleted_at: now }).where('id', '=', actor.ownerId).execute();
  }
  return true;
};
