import { sql, type RawBuilder } from 'kysely';

import type { PersonCard } from '#libs/contracts';

/** A person's card as JSON, from rows of `person` and their `instance` under these aliases. */
export const cardJson = (person: string, instance: string): RawBuilder<PersonCard> => {
  const its = (name: string): RawBuilder<unknown> => sql.ref(`${person}.${name}`);
  const home = (name: string): RawBuilder<unknown> => sql.ref(`${instance}.${name}`);
  return sql<PersonCard>`jsonb_build_object('id', ${its('id')}, 'name', ${its('name')},
    'displayName', ${its('display_name')}, 'roleTitle', ${its('role_title')},
    'avatarFileId', ${its('avatar_file_id')}, 'avatarAlt', ${its('avatar_alt')},
    'organisation', jsonb_build_object('shortName', ${home('short_name')}, 'name', ${home('name')},
      'host', ${home('host')}, 'isLocal', ${home('is_local')}))`;
};
