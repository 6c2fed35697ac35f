import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Tables, Visibility } from '#libs/database';

import type { Iri } from '../incoming/iri.js';
import type { Addresses } from '../outgoing/addresses.js';
import { localAddressOf } from './local-address.js';

export interface CommunityAt {
  readonly iri: Iri;
  readonly id: string;
  readonly isHostedHere: boolean;
  readonly visibility: Visibility;
}

export interface CommunityRow {
  id: string;
  uri: string | null;
  name: string;
  visibility: Visibility;
  is_local: boolean;
}

/** Selects the communities that have these addresses. */
export const communitiesWith = (addresses: Addresses, iris: readonly Iri[]): RawBuilder<CommunityRow> => {
  const local = iris.map((iri) => localAddressOf(iri, addresses.host));
  const names = local.flatMap((address) => (address?.kind === 'community' ? [address.name] : []));
  return sql<CommunityRow>`
    select c.id, c.uri, c.name, c.visibility, i.is_local
    from community c join instance i on i.id = c.instance_id
    where c.deleted_at is null and (c.uri = any(${[...iris]}::text[])
      or c.instance_id = (select id from instance where is_local) and c.name = any(${names}::text[]))`;
};

export const communityAt = (
  { id, uri, name, visibility, is_local }: CommunityRow,
  addresses: Addresses,
): CommunityAt => ({
  iri: (uri ?? addresses.community(name).id) as Iri,
  id,
  isHostedHere: is_local,
  visibility,
});

/** The communities that have these addresses, in one statement. */
export const findCommunities = async (
  db: Kysely<Tables>,
  addresses: Addresses,
  iris: readonly Iri[],
): Promise<ReadonlyMap<Iri, CommunityAt>> => {
  const { rows } = await communitiesWith(addresses, iris).execute(db);
  return new Map(rows.map((row) => communityAt(row, addresses)).map((found) => [found.iri, found]));
};
