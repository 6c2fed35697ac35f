import type { KeyObject } from 'node:crypto';

import { sql, type Kysely } from 'kysely';

import type { RemoteKey, Tables, Transaction } from '#libs/database';

import { keyObjectOf } from './listed-keys.js';

/** A key as the tables have it. */
export interface StoredKey {
  readonly owner: string;
  readonly key: KeyObject;
  /** Listed in `assertionMethod`: it may prove documents. */
  readonly proves: boolean;
  /** The actor's document lists it no more. */
  readonly isSuperseded: boolean;
  /** The actor has superseded keys, which count only until a current one has signed something. */
  readonly isPending: boolean;
  readonly fetchedAt: Date;
}

/** Of two keys of one id: the one that the actor's document lists now, or the last one that is known to have signed. */
export type Version = 'last-good' | 'newest';

interface KeysRow {
  readonly uri: string;
  readonly keys: readonly RemoteKey[];
  readonly fetchedAt: Date;
}

const chosen = (keys: readonly RemoteKey[], keyId: string, version: Version): RemoteKey | undefined => {
  const ofId = keys.filter(({ id }) => id === keyId);
  const current = ofId.find(({ superseded }) => superseded !== true);
  const old = ofId.find(({ superseded }) => superseded === true);
  return version === 'newest' ? (current ?? old) : (old ?? current);
};

const storedKeyOf = (
  { uri, keys, fetchedAt }: KeysRow,
  keyId: string,
  version: Version,
): StoredKey | null => {
  const entry = chosen(keys, keyId, version);
  const key = entry === undefined ? null : keyObjectOf(entry);
  if (entry === undefined || key === null) return null;
  const isPending = keys.some(({ superseded }) => superseded === true);
  const isSuperseded = entry.superseded === true;
  return { owner: uri, key, proves: entry.form === 'multikey', isSuperseded, isPending, fetchedAt };
};

/** The key of this id, of an actor that lists it; those of actors that are gone too, so that they can still say so. */
export const findKey = async (
  database: Kysely<Tables>,
  keyId: string,
  version: Version,
): Promise<StoredKey | null> => {
  const { rows } = await sql<KeysRow>`
    select uri, keys, fetched_at as "fetchedAt" from remote_actor
    where keys @> ${JSON.stringify([{ id: keyId }])}::jsonb limit 2`.execute(database);
  const [row] = rows;
  return row === undefined || rows.length > 1 ? null : storedKeyOf(row, keyId, version);
};

/** A current key of the actor has signed something: those that it superseded count no more. */
export const dropSuperseded = async (tx: Transaction, uri: string): Promise<void> => {
  await sql`
    update remote_actor set keys = (
      select coalesce(jsonb_agg(key), '[]') from jsonb_array_elements(keys) key where not jsonb_exists(key, 'superseded'))
    where uri = ${uri} and keys @> '[{"superseded": true}]'`.execute(tx.sql);
};
