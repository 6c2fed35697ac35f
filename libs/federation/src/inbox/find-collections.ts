import { sql, type Kysely } from 'kysely';

import type { Tables } from '#libs/database';

import type { Activity, Inner } from '../incoming/documents.js';
import type { Iri } from '../incoming/iri.js';
import type { Addresses } from '../outgoing/addresses.js';
import { findCommunities, type CommunityAt } from './find-communities.js';
import { localAddressOf } from './local-address.js';

/** A collection of a community. */
export interface CollectionAt {
  readonly community: CommunityAt;
  readonly part: 'moderators' | 'featured';
}

const targetsInside = ({ embedded }: Inner): readonly Iri[] =>
  embedded?.kind === 'activity' ? targetsIn(embedded) : [];

/** The targets of an activity and of those inside it, which may be collections. */
const targetsIn = (activity: Activity): readonly Iri[] => {
  const own = 'target' in activity && activity.target !== null ? [activity.target] : [];
  if ('objects' in activity && activity.type === 'Announce')
    return [...own, ...activity.objects.flatMap(targetsInside)];
  return activity.type === 'Undo' ? [...own, ...targetsInside(activity.object)] : own;
};

interface Remote {
  readonly address: Iri;
  readonly part: CollectionAt['part'];
  readonly community: Iri;
}

const remoteAmong = async (db: Kysely<Tables>, targets: readonly Iri[]): Promise<readonly Remote[]> => {
  const { rows } = await sql<Remote>`
    select moderators as address, 'moderators' as part, uri as community from remote_actor
      where moderators = any(${[...targets]}::text[]) and owner_kind = 'community'
    union all
    select featured, 'featured', uri from remote_actor
      where featured = any(${[...targets]}::text[]) and owner_kind = 'community'`.execute(db);
  return rows;
};

const localIn = (targets: readonly Iri[], addresses: Addresses): readonly Remote[] =>
  targets.flatMap((address) => {
    const local = localAddressOf(address, addresses.host);
    if (local?.kind !== 'community' || (local.part !== 'moderators' && local.part !== 'featured')) return [];
    const community = addresses.community(local.name).id as Iri;
    return [{ address, part: local.part, community }];
  });

/** The collections of communities, here and elsewhere, that activities put something into or take out of. */
export const findCollections = async (
  db: Kysely<Tables>,
  addresses: Addresses,
  activities: readonly Activity[],
): Promise<ReadonlyMap<Iri, CollectionAt>> => {
  const targets = activities.flatMap(targetsIn);
  if (targets.length === 0) return new Map();
  const found = [...(await remoteAmong(db, targets)), ...localIn(targets, addresses)];
  const iris = found.map(({ community }) => community);
  const communities = await findCommunities(db, addresses, iris);
  return new Map(
    found.flatMap(({ address, part, community: iri }) => {
      const community = communities.get(iri);
      return community === undefined ? [] : [[address, { community, part }] as const];
    }),
  );
};
