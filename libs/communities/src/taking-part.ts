import { sql, type RawBuilder } from 'kysely';

import { holds, organisationJson, readsCommunity } from '#libs/access';
import type { TakingPart } from '#libs/contracts';
import type { Viewer } from '#libs/kernel';

/** Who may not see the members list sees owners and facilitators, as `ListMembers` does. */
const seesAll = (viewer: Viewer, now: Date): RawBuilder<boolean> => holds(viewer, 'see-members', 'c', now);

/**
 * Rows of `community_organisation` (alias `o`) of the community `c` with people whom the viewer may see there: nobody, where
 * the viewer does not read the community.
 */
export const takesPartAs = (viewer: Viewer, now: Date): RawBuilder<boolean> =>
  sql<boolean>`(o.members > 0 and ${readsCommunity(viewer, 'c', now)}
    and (o.hosts > 0 or ${seesAll(viewer, now)}))`;

/** Rows of `community` (alias `c`) in which the organisation with this id takes part, as far as the viewer may see it. */
export const takesPart = (
  viewer: Viewer,
  organisation: RawBuilder<unknown>,
  now: Date,
): RawBuilder<boolean> =>
  sql<boolean>`exists (select from community_organisation o
    where o.instance_id = ${organisation} and o.community_id = c.id and ${takesPartAs(viewer, now)})`;

/** The organisations that take part in the community `c`, counted over those of its members whom the viewer may see. */
export const takingPartColumn = (viewer: Viewer, now: Date, most: number): RawBuilder<TakingPart> =>
  sql<TakingPart>`(
    select jsonb_build_object('total', coalesce(max(named.total), 0), 'items', coalesce(jsonb_agg(
      jsonb_build_object('organisation', named.organisation, 'members', named.members)
      order by named.members desc, named.host), '[]'))
    from (
      select ${organisationJson('home')} as organisation, home.host, counted.members, count(*) over ()::int as total
      from (
        select o.instance_id, case when sight.sees_all then o.members else o.hosts end as members
        from (select ${seesAll(viewer, now)} as sees_all, ${readsCommunity(viewer, 'c', now)} as reads offset 0) sight
        join community_organisation o on sight.reads and o.community_id = c.id
      ) counted join instance home on home.id = counted.instance_id
      where counted.members > 0 order by counted.members desc, home.host limit ${most}
    ) named)`;
