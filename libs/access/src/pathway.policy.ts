import { sql, type RawBuilder } from 'kysely';

import { personOf, type Viewer } from '#libs/kernel';

import { canRead } from './community.policy.js';
import { canModerate, canStartThread } from './discussion.policy.js';
import type { Place } from './place.js';
import { readsCommunity, viewerIsActive } from './predicates.js';

/** What the gate must know of a pathway. */
export interface PathwayFacts {
  readonly ownerId: string;
  readonly instanceId: string;
  readonly audience: 'community' | 'organisation' | 'public';
  readonly deletedAt: Date | null;
}

/** A viewer before a pathway; `place` is its community, for the audience of one. */
export interface PathwayReader {
  readonly viewer: Viewer;
  /** False for suspended and closed accounts. */
  readonly active: boolean;
  readonly place: Place | null;
}

const isColleague = ({ viewer }: PathwayReader, { instanceId }: Pick<PathwayFacts, 'instanceId'>): boolean =>
  viewer.kind === 'account' && viewer.instanceId === instanceId;

const keepsOrder = ({ viewer }: PathwayReader): boolean =>
  viewer.kind === 'account' && viewer.role !== 'member';

/** May read it; each of its steps has a gate of its own. */
export const canReadPathway = (reader: PathwayReader, pathway: PathwayFacts): boolean => {
  if (pathway.deletedAt !== null || !reader.active) return false;
  if (pathway.audience === 'public') return true;
  if (pathway.audience === 'organisation') return isColleague(reader, pathway);
  return reader.place !== null && canRead(reader.place);
};

/** May make one for this audience: for everybody only those who keep order on the instance. */
export const canCreatePathway = (
  reader: PathwayReader,
  pathway: Pick<PathwayFacts, 'audience' | 'instanceId'>,
): boolean => {
  if (!reader.active || !isColleague(reader, pathway)) return false;
  if (pathway.audience === 'community') return reader.place !== null && canStartThread(reader.place);
  return pathway.audience === 'organisation' || keepsOrder(reader);
};

/** May change or delete it: its owner, whoever moderates its community, and who keeps order where it has none. */
export const canEditPathway = (reader: PathwayReader, pathway: PathwayFacts): boolean => {
  if (!canReadPathway(reader, pathway)) return false;
  const isOwner = personOf(reader.viewer) === pathway.ownerId;
  const { place } = reader;
  if (place !== null) return canModerate(place) || (isOwner && canStartThread(place));
  return isOwner || (isColleague(reader, pathway) && keepsOrder(reader));
};

/** Rows of `pathway`, left-joined with its `community`, that the viewer may read: `canReadPathway` as SQL. */
export const readsPathway = (
  viewer: Viewer,
  { pathway, community }: { readonly pathway: string; readonly community: string },
  now = new Date(),
): RawBuilder<boolean> => {
  const its = (name: string): RawBuilder<unknown> => sql.ref(`${pathway}.${name}`);
  const colleague =
    viewer.kind === 'account' ? sql<boolean>`${its('instance_id')} = ${viewer.instanceId}` : sql`false`;
  return sql<boolean>`(${its('deleted_at')} is null and ${viewerIsActive(viewer)} and case ${its('audience')}
    when 'public' then true when 'organisation' then ${colleague}
    else coalesce(${readsCommunity(viewer, community, now)}, false) end)`;
};
