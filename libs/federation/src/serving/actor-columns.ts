import { sql, type RawBuilder } from 'kysely';

import type { Addresses } from '../outgoing/addresses.js';
import type { MentionFacts } from '../outgoing/facts.js';

/** A person or community, from here or elsewhere, as `actorJson` selects it. */
export interface ActorColumn {
  readonly uri: string | null;
  readonly name: string;
  readonly host: string;
  /** Of an actor elsewhere. */
  readonly followers: string | null;
}

/** JSON of the row under an alias of `person` or `community`. */
export const actorJson = (alias: string): RawBuilder<ActorColumn> => {
  const its = (name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`);
  return sql<ActorColumn>`(select jsonb_build_object('uri', ${its('uri')}, 'name', ${its('name')},
      'host', home.host, 'followers', known.followers)
    from instance home left join remote_actor known on known.owner_id = ${its('id')}
    where home.id = ${its('instance_id')})`;
};

type Kind = 'person' | 'community';

/** Whether it is an actor of this instance. */
export const isOurs = (at: Addresses, { uri, host }: ActorColumn): boolean =>
  uri === null && host === at.host;

/** The id of an actor. */
export const idOf = (at: Addresses, kind: Kind, actor: ActorColumn): string =>
  actor.uri ?? at[kind](actor.name).id;

/** The collection of an actor's followers, where it has one. */
export const followersOf = (at: Addresses, kind: Kind, actor: ActorColumn): string | null =>
  isOurs(at, actor) ? at[kind](actor.name).followers : actor.followers;

/** An actor as a text names them. */
export const mentionOf = (at: Addresses, kind: Kind, actor: ActorColumn): MentionFacts => ({
  id: idOf(at, kind, actor),
  handle: `${actor.name}@${actor.host}`,
});
