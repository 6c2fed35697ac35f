import type { Database } from '#libs/database';

import { hostOf, type Iri } from '../incoming/iri.js';
import type { Addresses } from '../outgoing/addresses.js';
import type { ActorDirectory } from './inbox-ports.js';
import { localAddressOf } from './local-address.js';

export interface PeopleParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly actors: Pick<ActorDirectory, 'byUri' | 'known'>;
}

/** The person of this instance with this id. */
export const findOwnPerson = async (
  { database, addresses }: Pick<PeopleParts, 'database' | 'addresses'>,
  iri: Iri,
): Promise<string | null> => {
  const address = localAddressOf(iri, addresses.host);
  if (address?.kind !== 'person' || address.part !== null) return null;
  const row = await database.sql
    .selectFrom('person as p')
    .innerJoin('instance as i', 'i.id', 'p.instance_id')
    .select('p.id')
    .where('i.is_local', '=', true)
    .where('p.name', '=', address.name)
    .where('p.deleted_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
};

/** The person with this id, here or elsewhere. `asks`: whether the host of somebody who is not known is asked. */
export const findPerson = async (
  parts: PeopleParts,
  iri: Iri,
  { asks }: { readonly asks: boolean },
): Promise<string | null> => {
  if (hostOf(iri) === parts.addresses.host) return findOwnPerson(parts, iri);
  const actor = asks ? await parts.actors.byUri(iri) : await parts.actors.known(iri);
  return actor?.kind === 'person' ? actor.ownerId : null;
};
