import { sql } from 'kysely';

import { organisationJson } from '#libs/access';

/** The author (`a`, of instance `ai`) of what was found, as hits show them. */
export const authorLink = sql`jsonb_build_object('id', a.id, 'name', a.name, 'displayName', a.display_name,
    'host', ai.host, 'isLocal', ai.is_local)`;

/** The community (`c`, of instance `ci`) and the author (`a`, of instance `ai`) of what was found, as hits show them. */
export const hitPlace = sql`jsonb_build_object('id', c.id, 'name', c.name, 'title', c.title, 'organisation',
    ${organisationJson('ci')}) as community,
  ${authorLink} as author`;
