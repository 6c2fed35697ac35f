import { sql, type Kysely } from 'kysely';

import type { ActorKind, Tables } from '#libs/database';

/** An actor elsewhere of whom there is a row here. */
export interface KnownActor {
  /** The row in `person`, `community` or `instance`. */
  readonly ownerId: string;
  readonly kind: ActorKind;
  readonly instanceId: string;
  readonly host: string;
  readonly uri: string;
  readonly inbox: string;
  readonly sharedInbox: string | null;
  /** As the actor writes it; an earlier handle stays here after somebody else has got it. */
  readonly username: string;
  readonly followers: string | null;
  /** A person whom an administrator of this instance suspended. */
  readonly isSuspended: boolean;
}

/** A known actor, and how old what we know is. */
export interface StoredActor extends KnownActor {
  readonly fetchedAt: Date;
  readonly movedTo: string | null;
  readonly isGone: boolean;
}

type ActorRow = Omit<StoredActor, 'isGone'> & { readonly goneAt: Date | null };

const storedOf = (row: ActorRow | undefined): StoredActor | null => {
  if (row === undefined) return null;
  const { goneAt, ...actor } = row;
  return { ...actor, isGone: goneAt !== null };
};

const COLUMNS =
  sql.raw(`a.owner_id as "ownerId", a.owner_kind as kind, a.instance_id as "instanceId", i.host, a.uri,
  a.inbox, a.shared_inbox as "sharedInbox", a.username, a.followers, a.fetched_at as "fetchedAt",
  a.moved_to as "movedTo", a.gone_at as "goneAt",
  exists (select from person s where s.id = a.owner_id and s.suspended_at is not null) as "isSuspended"`);

/** The row of the actor with this id. */
export const findActor = async (database: Kysely<Tables>, uri: string): Promise<StoredActor | null> => {
  const { rows } = await sql<ActorRow>`
    select ${COLUMNS} from remote_actor a join instance i on i.id = a.instance_id
    where a.uri = ${uri}`.execute(database);
  return storedOf(rows[0]);
};

/** Who has this name on that host now. A host may have a person and a community of one name, as Lemmy's do. */
export const findActorByName = async (
  database: Kysely<Tables>,
  handle: { readonly name: string; readonly host: string },
  kind: 'person' | 'community',
): Promise<StoredActor | null> => {
  const { rows } = await sql<ActorRow>`
    select ${COLUMNS} from instance i
    join ${sql.table(kind)} o on o.instance_id = i.id and o.name = ${handle.name.toLowerCase()}
    join remote_actor a on a.owner_id = o.id
    where i.host = ${handle.host} and not i.is_local`.execute(database);
  return storedOf(rows[0]);
};

/** What others get to see of a stored actor. */
export const knownOf = ({ fetchedAt: _at, movedTo: _to, isGone: _gone, ...known }: StoredActor): KnownActor =>
  known;
