import { sql, type RawBuilder } from 'kysely';

import { organisationJson, shown, type ProfileReader } from '#libs/access';
import type { CommunityLink, PersonCard, PersonLink, ThreadCommunity } from '#libs/contracts';

const organisationOf = (instanceId: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select ${organisationJson('home')} from instance home where home.id = ${instanceId})`;

/** The card of the person joined under this alias as the reader may see it, as JSON. */
export const personCardOf = (reader: ProfileReader, person: string): RawBuilder<PersonCard> => {
  const its = (name: string): RawBuilder<unknown> => sql.ref(`${person}.${name}`);
  return sql<PersonCard>`jsonb_build_object('id', ${its('id')}, 'name', ${its('name')},
    'displayName', ${its('display_name')}, 'roleTitle', ${shown(reader, person, 'role_title')},
    'avatarFileId', ${shown(reader, person, 'avatar_file_id')},
    'avatarAlt', ${shown(reader, person, 'avatar_alt')}, 'organisation', ${organisationOf(its('instance_id'))})`;
};

/** The card of the person with this id as the reader may see it, as JSON. */
export const personCardById = (
  reader: ProfileReader,
  id: RawBuilder<unknown>,
): RawBuilder<PersonCard | null> =>
  sql<PersonCard | null>`(select ${personCardOf(reader, 'named')} from person named where named.id = ${id})`;

/** Name and link of the person with this id, as JSON. */
export const personLinkById = (id: RawBuilder<unknown>): RawBuilder<PersonLink> =>
  sql<PersonLink>`(select jsonb_build_object('id', named.id, 'name', named.name, 'displayName', named.display_name,
    'host', home.host, 'isLocal', home.is_local)
    from person named join instance home on home.id = named.instance_id where named.id = ${id})`;

/** Name and link of the community joined under this alias, as JSON. */
export const communityLinkOf = (community: string): RawBuilder<CommunityLink> => {
  const its = (name: string): RawBuilder<unknown> => sql.ref(`${community}.${name}`);
  return sql<CommunityLink>`jsonb_build_object('id', ${its('id')}, 'name', ${its('name')}, 'title', ${its('title')},
    'organisation', ${organisationOf(its('instance_id'))})`;
};

/** The community joined under this alias as what stands in it names it, as JSON; null where none is joined. */
export const threadCommunityJson = (community: string): RawBuilder<ThreadCommunity | null> => {
  const its = (name: string): RawBuilder<unknown> => sql.ref(`${community}.${name}`);
  return sql<ThreadCommunity | null>`case when ${its('id')} is null then null else jsonb_build_object(
    'id', ${its('id')}, 'name', ${its('name')}, 'title', ${its('title')}, 'visibility', ${its('visibility')},
    'imageFileId', ${its('image_file_id')}, 'isArchived', ${its('archived_at')} is not null,
    'organisation', ${organisationOf(its('instance_id'))}) end`;
};

/** The home organisation of the community or person joined under this alias, as JSON. */
export const organisationColumn = (owner: string): RawBuilder<CommunityLink['organisation']> =>
  sql<CommunityLink['organisation']>`${organisationOf(sql.ref(`${owner}.instance_id`))}`;
