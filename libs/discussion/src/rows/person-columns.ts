import { sql, type RawBuilder } from 'kysely';

import { isVerifiedSql, shown, type ProfileReader } from '#libs/access';
import type { PersonCard, PersonLink } from '#libs/contracts';

/** Columns of `personCardColumns`, keyed by prefix. */
export type PersonCardRow<P extends string> = Record<
  `${P}_id` | `${P}_name` | `${P}_display_name` | `${P}_role_title` | `${P}_avatar_alt`,
  string
> &
  Record<`${P}_avatar_file_id`, string | null> &
  Record<`${P}_host` | `${P}_org_name` | `${P}_org_short_name` | `${P}_org_name_cy`, string> &
  Record<`${P}_is_local` | `${P}_org_verified`, boolean>;

export type PersonLinkRow<P extends string> = Pick<
  PersonCardRow<P>,
  `${P}_id` | `${P}_name` | `${P}_display_name` | `${P}_host` | `${P}_is_local`
>;

/** SQL for naming a person: the aliases `<prefix>` (person) and `<prefix>_i` (instance) must be joined. */
export const personLinkColumns = (prefix: string): string =>
  [
    `${prefix}.id as ${prefix}_id`,
    `${prefix}.name as ${prefix}_name`,
    `${prefix}.display_name as ${prefix}_display_name`,
    `${prefix}_i.host as ${prefix}_host`,
    `${prefix}_i.is_local as ${prefix}_is_local`,
  ].join(', ');

/** SQL for showing a person as an author to this reader; aliases as for `personLinkColumns`. */
export const personCardColumns = (reader: ProfileReader, prefix: string): RawBuilder<unknown> => sql`
  ${sql.raw(personLinkColumns(prefix))},
  ${shown(reader, prefix, 'role_title')} as ${sql.ref(`${prefix}_role_title`)},
  ${shown(reader, prefix, 'avatar_file_id')} as ${sql.ref(`${prefix}_avatar_file_id`)},
  ${shown(reader, prefix, 'avatar_alt')} as ${sql.ref(`${prefix}_avatar_alt`)},
  ${sql.ref(`${prefix}_i.name`)} as ${sql.ref(`${prefix}_org_name`)},
  ${sql.ref(`${prefix}_i.name_cy`)} as ${sql.ref(`${prefix}_org_name_cy`)},
  ${sql.raw(isVerifiedSql(`${prefix}_i`))} as ${sql.ref(`${prefix}_org_verified`)},
  ${sql.ref(`${prefix}_i.short_name`)} as ${sql.ref(`${prefix}_org_short_name`)}`;

/** Joins a person and their instance under the aliases that the columns need. */
export const joinPerson = (prefix: string, on: string, kind: 'join' | 'left join' = 'join'): string =>
  `${kind} person ${prefix} on ${prefix}.id = ${on} ${kind} instance ${prefix}_i on ${prefix}_i.id = ${prefix}.instance_id`;

/** Reads a link from a row of `personLinkColumns(prefix)`. */
export const personLinkOf = <P extends string>(row: PersonLinkRow<P>, prefix: P): PersonLink => {
  const columns = row as Record<string, unknown>;
  const text = (column: string): string => columns[`${prefix}_${column}`] as string;
  return {
    id: text('id'),
    name: text('name'),
    displayName: text('display_name'),
    host: text('host'),
    isLocal: columns[`${prefix}_is_local`] as boolean,
  };
};

/** Reads a card from a row of `personCardColumns`. */
export const personCardOf = <P extends string>(row: PersonCardRow<P>, prefix: P): PersonCard => {
  const columns = row as Record<string, unknown>;
  const text = (column: string): string => columns[`${prefix}_${column}`] as string;
  return {
    id: text('id'),
    name: text('name'),
    displayName: text('display_name'),
    roleTitle: text('role_title'),
    avatarFileId: columns[`${prefix}_avatar_file_id`] as string | null,
    avatarAlt: text('avatar_alt'),
    organisation: {
      shortName: text('org_short_name'),
      name: text('org_name'),
      welshName: text('org_name_cy') || null,
      host: text('host'),
      isLocal: columns[`${prefix}_is_local`] as boolean,
      isVerified: columns[`${prefix}_org_verified`] as boolean,
    },
  };
};
