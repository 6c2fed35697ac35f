import { sql, type RawBuilder } from 'kysely';

import type { communityLink, PersonLink } from '#libs/contracts';

type CommunityLink = ReturnType<(typeof communityLink)['parse']>;

/** The `personLink` of the person whose id a column holds; null when there is none. */
export const personLinkJson = (column: string): RawBuilder<PersonLink> => sql<PersonLink>`(
  select jsonb_build_object('id', lp.id, 'name', lp.name, 'displayName', lp.display_name, 'host', li.host,
    'isLocal', li.is_local)
  from person lp join instance li on li.id = lp.instance_id where lp.id = ${sql.ref(column)})`;

/** The `communityLink` of the community whose id a column holds; null when there is none. */
export const communityLinkJson = (column: string): RawBuilder<CommunityLink> => sql<CommunityLink>`(
  select jsonb_build_object('id', lc.id, 'name', lc.name, 'title', lc.title, 'organisation', jsonb_build_object(
    'shortName', li.short_name, 'name', li.name, 'host', li.host, 'isLocal', li.is_local))
  from community lc join instance li on li.id = lc.instance_id where lc.id = ${sql.ref(column)})`;
