import { CompiledQuery, sql, type Kysely, type RawBuilder } from 'kysely';

import type { Database, Tables } from '#libs/database';

import type { Iri } from '../incoming/iri.js';

/** What is known of a thing elsewhere by its id. */
export interface RemoteThing {
  readonly uri: Iri;
  readonly ownerUri: Iri;
  readonly type: string;
  readonly objectId: string | null;
  readonly updatedAt: Date | null;
}

/** A thing that has ended. */
export interface Ended {
  readonly uri: Iri;
  readonly type: string;
}

/** Selects the things of this owner, among these, that have ended. */
export const endedOf = (owner: Iri, uris: readonly Iri[]): RawBuilder<Ended> => sql<Ended>`
  select uri, type from remote_object
  where uri = any(${[...uris]}::text[]) and owner_uri = ${owner} and ended_at is not null`;

/** Whether a thing of this owner has ended. */
export const hasEnded = async (db: Kysely<Tables>, owner: Iri, uri: Iri): Promise<boolean> =>
  (await endedOf(owner, [uri]).execute(db)).rows.length > 0;

const REMEMBER = `
  insert into remote_object (uri, owner_uri, type, object_id, updated_at) values ($1, $2, $3, $4, $5)
  on conflict (uri) do update set type = excluded.type, object_id = coalesce(excluded.object_id, remote_object.object_id),
    updated_at = greatest(excluded.updated_at, remote_object.updated_at)
  where remote_object.owner_uri = excluded.owner_uri`;

const valuesOf = ({ uri, ownerUri, type, objectId, updatedAt }: RemoteThing): unknown[] => [
  uri,
  ownerUri,
  type,
  objectId,
  updatedAt,
];

/** Remembers what a thing is; what is newer by its own server's clock stays, and what has ended has. */
export const remember = async (db: Kysely<Tables>, thing: RemoteThing): Promise<void> => {
  await db.executeQuery(CompiledQuery.raw(REMEMBER, valuesOf(thing)));
};

/** As `remember`, by itself: at once, whatever comes after it. */
export const rememberNow = async (database: Database, thing: RemoteThing): Promise<void> => {
  const statement = { name: 'remember-object', text: REMEMBER, values: valuesOf(thing) };
  await database.write(statement, () => ({}));
};

/** Remembers that a thing has ended, also one that never came. */
export const rememberEnd = async (
  db: Kysely<Tables>,
  { uri, ownerUri, type }: Pick<RemoteThing, 'uri' | 'ownerUri' | 'type'>,
): Promise<void> => {
  await sql`
    insert into remote_object (uri, owner_uri, type, ended_at) values (${uri}, ${ownerUri}, ${type}, now())
    on conflict (uri) do update set ended_at = coalesce(remote_object.ended_at, now())
    where remote_object.owner_uri = excluded.owner_uri`.execute(db);
};

/** Remembers that a thing which had ended is there again. */
export const revive = async (db: Kysely<Tables>, uri: Iri): Promise<void> => {
  await db.updateTable('remote_object').set({ ended_at: null }).where('uri', '=', uri).execute();
};

/** Whether a thing has come, whatever became of it. */
export const isRemembered = async (db: Kysely<Tables>, uri: Iri): Promise<boolean> => {
  const row = await db
    .selectFrom('remote_object')
    .select('uri')
    .where('uri', '=', uri)
    .where('object_id', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
};

/** What an owner has of one type about one object. */
interface About {
  readonly ownerUri: Iri;
  readonly type: string;
  readonly objectId: string;
}

/** Ends all things of this type that this owner has about an object. */
export const endAllAbout = async (db: Kysely<Tables>, { ownerUri, type, objectId }: About): Promise<void> => {
  await db
    .updateTable('remote_object')
    .set({ ended_at: sql<Date>`now()` })
    .where('owner_uri', '=', ownerUri)
    .where('type', '=', type)
    .where('object_id', '=', objectId)
    .where('ended_at', 'is', null)
    .execute();
};

/** Whether this owner still has a thing of this type about an object. */
export const hasAnyAbout = async (
  db: Kysely<Tables>,
  { ownerUri, type, objectId }: About,
): Promise<boolean> => {
  const row = await db
    .selectFrom('remote_object')
    .select('uri')
    .where('owner_uri', '=', ownerUri)
    .where('type', '=', type)
    .where('object_id', '=', objectId)
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};
