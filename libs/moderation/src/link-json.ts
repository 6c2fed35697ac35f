import { sql, type RawBuilder } from 'kysely';

import { organisationJson } from '#libs/access';
import type { communityLink } from '#libs/contracts';

type CommunityLink = ReturnType<(typeof communityLink)['parse']>;

/** The `communityLink` of the community whose id a column holds; null when there is none. */
export const communityLinkJson = (column: string): RawBuilder<CommunityLink> => sql<CommunityLink>`(
  select jsonb_build_object('id', lc.id, 'name', lc.name, 'title', lc.title, 'organisation',
    ${organisationJson('li')})
  from community lc join instance li on li.id = lc.instance_id where lc.id = ${sql.ref(column)})`;
