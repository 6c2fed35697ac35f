import { sql } from 'kysely';

import type { ActorKind, RemoteKey, Transaction } from '#libs/database';
import { LIMITS } from '#libs/kernel';

import type { Actor } from '../incoming/documents.js';
import { hostOf, originOf } from '../incoming/iri.js';
import type { StoredActor } from './known-actor.js';
import { findActor } from './known-actor.js';
import { mergeKeys } from './listed-keys.js';
import { freeName, insertOwner, updateOwner } from './owner-rows.js';
import { holdInstance } from './peer-rows.js';
import { REFRESH_AFTER_MS } from './refresh-after.js';

/** An actor's own document, read, with the keys that it lists. */
export interface ActorToWrite {
  readonly actor: Actor;
  readonly kind: ActorKind;
  readonly keys: readonly RemoteKey[];
  /** The name leads to this actor by WebFinger: it may be taken from another, or be changed. */
  readonly isNameProven: boolean;
  readonly now: Date;
}

export type Written =
  | {
      readonly kind: 'written';
      readonly instanceId: string;
      /** The document has another name than the row, which nothing proved. */
      readonly isNameInDoubt: boolean;
      /** What the instance runs is not known, or was long ago. */
      readonly asksSoftware: boolean;
    }
  | {
      readonly kind: 'refused';
      readonly because: 'our-host' | 'other-kind' | 'gone' | 'incomplete' | 'name-unproven';
    };

const refused = (because: Extract<Written, { kind: 'refused' }>['because']): Written => ({
  kind: 'refused',
  because,
});

const problemWith = ({ actor, kind }: ActorToWrite, stored: StoredActor | null, instanceId: string) => {
  if (stored === null) return actor.inbox === null || actor.username === null ? 'incomplete' : null;
  if (stored.isGone) return 'gone';
  return stored.kind !== kind || stored.instanceId !== instanceId ? 'other-kind' : null;
};

/** Who else has the name, if anybody. */
const holderOf = async (
  tx: Transaction,
  { kind, actor }: ActorToWrite,
  place: { readonly instanceId: string; readonly name: string },
): Promise<string | null> => {
  if (kind === 'instance') {
    const other = await tx.sql
      .selectFrom('remote_actor')
      .select('owner_id')
      .where('owner_id', '=', place.instanceId)
      .where('uri', '<>', actor.id)
      .executeTakeFirst();
    return other?.owner_id ?? null;
  }
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(kind)}
    where instance_id = ${place.instanceId} and name = ${place.name} and uri is distinct from ${actor.id}`.execute(
    tx.sql,
  );
  return rows[0]?.id ?? null;
};

/** `name`: null keeps the one that the actor has. */
type NameGiven = { readonly kind: 'name'; readonly name: string | null } | { readonly kind: 'unproven' };

const KEPT: NameGiven = { kind: 'name', name: null };

/**
 * The name that the actor gets. One that somebody else holds, or another one than before, is given only when it leads to
 * this actor; the name of an instance is its host.
 */
const nameFor = async (
  tx: Transaction,
  write: ActorToWrite,
  { stored, instanceId }: { readonly stored: StoredActor | null; readonly instanceId: string },
): Promise<NameGiven> => {
  const { actor, kind, isNameProven: isProven } = write;
  const name = (actor.username ?? '').toLowerCase();
  if (stored !== null && !(isProven && kind !== 'instance' && isRenaming(actor, stored))) return KEPT;
  const holder = await holderOf(tx, write, { instanceId, name });
  if (holder !== null) {
    if (!isProven || kind === 'instance') return { kind: 'unproven' };
    await freeName(tx, kind, holder);
  }
  return { kind: 'name', name };
};

const keysAfter = ({ actor, keys, now }: ActorToWrite, before: readonly RemoteKey[], fetchedAt: Date) =>
  mergeKeys({
    before,
    listed: keys,
    present: actor.present,
    keepsOld: now.getTime() - fetchedAt.getTime() < REFRESH_AFTER_MS,
  });

/** Where the picture is, as far as the document says so. */
const pictureIn = ({
  present,
  icon,
}: Actor): { readonly picture?: string | null; readonly picture_alt?: string } =>
  present.includes('icon')
    ? { picture: icon?.url ?? null, picture_alt: (icon?.alt ?? '').slice(0, LIMITS.profile.pictureWords) }
    : {};

/** Records that a person has another picture than before. */
const notePicture = async (
  tx: Transaction,
  personId: string,
  { actor, kind }: Pick<ActorToWrite, 'actor' | 'kind'>,
  before: string | null,
): Promise<void> => {
  const { picture } = pictureIn(actor);
  if (kind !== 'person' || picture === undefined || picture === before) return;
  await tx.record('person.pictured', { personId });
};

const insertRemote = async (
  tx: Transaction,
  { actor, kind, keys, now }: ActorToWrite,
  ids: { readonly ownerId: string; readonly instanceId: string },
): Promise<void> => {
  const { id: uri, inbox, username, sharedInbox, outbox, followers, featured, moderators, movedTo } = actor;
  await tx.sql
    .insertInto('remote_actor')
    .values({
      owner_id: ids.ownerId,
      owner_kind: kind,
      instance_id: ids.instanceId,
      uri,
      username: username ?? '',
      inbox: inbox ?? '',
      shared_inbox: sharedInbox,
      outbox,
      followers,
      featured,
      moderators,
      keys: sql`${JSON.stringify(keys)}::jsonb`,
      moved_to: movedTo === uri ? null : movedTo,
      ...pictureIn(actor),
      fetched_at: now,
    })
    .execute();
  await notePicture(tx, ids.ownerId, { actor, kind }, null);
};

/** Addresses, as far as the document has usable ones: an actor does not lose its inbox by an answer cut short. */
const addressesIn = ({ inbox, outbox, followers, featured, moderators }: Actor) =>
  Object.fromEntries(
    Object.entries({ inbox, outbox, followers, featured, moderators }).filter(([, value]) => value !== null),
  );

const updateRemote = async (
  tx: Transaction,
  write: ActorToWrite,
  { stored, isRenamed }: { readonly stored: StoredActor; readonly isRenamed: boolean },
): Promise<void> => {
  const { actor, now } = write;
  const has = (part: string): boolean => actor.present.includes(part);
  const before = await tx.sql
    .selectFrom('remote_actor')
    .select(['keys', 'picture'])
    .where('owner_id', '=', stored.ownerId)
    .executeTakeFirstOrThrow();
  const keys = keysAfter(write, before.keys, stored.fetchedAt);
  await tx.sql
    .updateTable('remote_actor')
    .set({
      ...addressesIn(actor),
      fetched_at: now,
      keys: sql`${JSON.stringify(keys)}::jsonb`,
      ...(isRenamed && { username: actor.username ?? stored.username }),
      ...(has('endpoints') && { shared_inbox: actor.sharedInbox }),
      ...(has('movedTo') && { moved_to: actor.movedTo === actor.id ? null : actor.movedTo }),
      ...pictureIn(actor),
    })
    .where('owner_id', '=', stored.ownerId)
    .execute();
  await notePicture(tx, stored.ownerId, write, before.picture);
};

/**
 * Writes what an actor's own document says, in the rows of its instance, itself and how it is reached. Writing it again
 * changes nothing. Rows of this instance and of other hosts are never touched, and a stored actor stays what it is.
 */
export const writeActor = async (tx: Transaction, write: ActorToWrite): Promise<Written> => {
  const { actor, kind, now } = write;
  const instance = await holdInstance(tx, hostOf(actor.id), now);
  if (instance.isLocal) return refused('our-host');
  const stored = await findActor(tx.sql, actor.id);
  const problem = problemWith(write, stored, instance.id);
  if (problem !== null) return refused(problem);
  const given = await nameFor(tx, write, { stored, instanceId: instance.id });
  if (given.kind === 'unproven') return refused('name-unproven');
  const { name } = given;
  const owner = { actor, instanceId: instance.id, name, now };
  if (stored === null) {
    const ownerId = await insertOwner(tx, kind, { ...owner, name: name ?? '' });
    await insertRemote(tx, write, { ownerId, instanceId: instance.id });
  } else {
    await updateOwner(tx, kind, stored.ownerId, owner);
    await updateRemote(tx, write, { stored, isRenamed: name !== null });
  }
  return {
    kind: 'written',
    instanceId: instance.id,
    isNameInDoubt: name === null && isRenaming(actor, stored) && kind !== 'instance',
    asksSoftware: isLongAgo(instance.nodeInfoAt, now),
  };
};

const isLongAgo = (at: Date | null, now: Date): boolean =>
  at === null || now.getTime() - at.getTime() > REFRESH_AFTER_MS;

const isRenaming = ({ username }: Actor, stored: StoredActor | null): boolean =>
  username !== null && stored !== null && username.toLowerCase() !== stored.username.toLowerCase();

const isInstanceItself = ({ id, username }: Actor): boolean =>
  username?.toLowerCase() === hostOf(id) || id === `${originOf(id)}/`;

/**
 * What an actor is here. Bots are people; an application is the instance only where it has its name or its address, as
 * a host may have any number of them.
 */
export const kindOf = (actor: Actor): ActorKind => {
  if (actor.is === 'group') return 'community';
  return actor.is === 'service' && isInstanceItself(actor) ? 'instance' : 'person';
};
