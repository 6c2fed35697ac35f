import { sql } from 'kysely';

import type { ActorKind, Transaction } from '#libs/database';
import { newId } from '#libs/kernel';

import type { Actor } from '../incoming/documents.js';
import { communityColumns, personColumns } from './profile-columns.js';

/** What is written about an actor: its document, where it belongs, and the name that it gets. */
export interface OwnerToWrite {
  readonly actor: Actor;
  readonly instanceId: string;
  /** In lower case; null keeps the present one. */
  readonly name: string | null;
  readonly now: Date;
}

/** A new actor has a name. */
export type NewOwner = OwnerToWrite & { readonly name: string };

/** A date that a document states, as far as it can be true. */
const pastOf = (date: Date | null, now: Date): Date => (date === null || date > now ? now : date);

/** Of `changes`, what differs from the row. */
const differing = <Changes extends object>(row: object, changes: Changes): Partial<Changes> => {
  const before = row as Record<string, unknown>;
  const different = Object.entries(changes).filter(([column, value]) => before[column] !== value);
  return Object.fromEntries(different) as Partial<Changes>;
};

const insertPerson = async (tx: Transaction, owner: NewOwner): Promise<string> => {
  const { actor, name, now } = owner;
  const id = newId();
  await tx.sql
    .insertInto('person')
    .values({
      display_name: name,
      language: 'en',
      ...personColumns(actor),
      id,
      uri: actor.id,
      instance_id: owner.instanceId,
      name,
      created_at: pastOf(actor.published, now),
    })
    .execute();
  return id;
};

const insertCommunity = async (tx: Transaction, owner: NewOwner): Promise<string> => {
  const { actor, name, now } = owner;
  const id = newId();
  await tx.sql
    .insertInto('community')
    .values({
      title: name,
      purpose: '',
      language: 'en',
      visibility: 'listed',
      join_policy: 'request',
      ...communityColumns(actor, null),
      id,
      uri: actor.id,
      instance_id: owner.instanceId,
      name,
      join_domains: [],
      topics: [],
      created_at: pastOf(actor.published, now),
      last_activity_at: now,
    })
    .execute();
  return id;
};

const renameInstance = async (tx: Transaction, { actor, instanceId }: OwnerToWrite): Promise<void> => {
  const title = personColumns(actor).display_name;
  if (title === undefined) return;
  // A card that counts says better how the organisation is called.
  await sql`update instance set name = ${title} where id = ${instanceId}
    and coalesce(verified_until <= now(), true)`.execute(tx.sql);
};

/** Makes the row of an actor that was not known, with neutral values for what only this instance decides. */
export const insertOwner = async (tx: Transaction, kind: ActorKind, owner: NewOwner): Promise<string> => {
  if (kind === 'person') return insertPerson(tx, owner);
  if (kind === 'community') return insertCommunity(tx, owner);
  await renameInstance(tx, owner);
  return owner.instanceId;
};

const updatePerson = async (tx: Transaction, id: string, owner: OwnerToWrite): Promise<void> => {
  const row = await tx.sql.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const changes = differing(row, {
    ...personColumns(owner.actor),
    ...(owner.name !== null && { name: owner.name }),
  });
  if (Object.keys(changes).length === 0) return;
  await tx.sql.updateTable('person').set(changes).where('id', '=', id).execute();
  await tx.record('person.updated', { personId: id });
};

const updateCommunity = async (tx: Transaction, id: string, owner: OwnerToWrite): Promise<void> => {
  const row = await tx.sql.selectFrom('community').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const changes = differing(row, {
    ...communityColumns(owner.actor, row.visibility),
    ...(owner.name !== null && { name: owner.name }),
  });
  if (Object.keys(changes).length === 0) return;
  await tx.sql.updateTable('community').set(changes).where('id', '=', id).execute();
};

/** Changes the row to what the document says, as far as it says anything. */
export const updateOwner = async (
  tx: Transaction,
  kind: ActorKind,
  id: string,
  owner: OwnerToWrite,
): Promise<void> => {
  if (kind === 'person') return updatePerson(tx, id, owner);
  if (kind === 'community') return updateCommunity(tx, id, owner);
  return renameInstance(tx, owner);
};

/** Takes a name from whoever had it: it leads to somebody else now. No handle has the character that follows it. */
export const freeName = async (
  tx: Transaction,
  kind: 'person' | 'community',
  holderId: string,
): Promise<void> => {
  await sql`update ${sql.table(kind)} set name = name || '~' || id::text where id = ${holderId}`.execute(
    tx.sql,
  );
};
