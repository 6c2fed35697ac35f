import { sql } from 'kysely';

import { isVerifiedSql, shown, type ProfileReader } from '#libs/access';
import type { PersonCard } from '#libs/contracts';

/** Columns of a card that nobody hides, from `person` joined with its `instance`. */
export const cardColumns = [
  'person.id',
  'person.name',
  'person.display_name',
  'instance.short_name as organisation_short_name',
  'instance.name as organisation_name',
  'instance.name_cy as organisation_name_cy',
  'instance.host',
  'instance.is_local',
] as const;

/** Whether the organisation of the person is verified. */
export const verifiedColumn = sql.raw<boolean>(isVerifiedSql('instance')).as('is_verified');

/** Columns of a card that its person shows to whom they like. */
export const shownCardColumns = (reader: ProfileReader) =>
  [
    shown(reader, 'person', 'role_title').as('role_title'),
    shown<string | null>(reader, 'person', 'avatar_file_id').as('avatar_file_id'),
    shown(reader, 'person', 'avatar_alt').as('avatar_alt'),
  ] as const;

/** A row with the columns of a card. */
export interface CardRow {
  id: string;
  name: string;
  display_name: string;
  role_title: string;
  avatar_file_id: string | null;
  avatar_alt: string;
  organisation_short_name: string;
  organisation_name: string;
  organisation_name_cy: string;
  host: string;
  is_local: boolean;
  is_verified: boolean;
}

export const presentCard = (row: CardRow): PersonCard => ({
  id: row.id,
  name: row.name,
  displayName: row.display_name,
  roleTitle: row.role_title,
  avatarFileId: row.avatar_file_id,
  avatarAlt: row.avatar_alt,
  organisation: {
    shortName: row.organisation_short_name,
    name: row.organisation_name,
    welshName: row.organisation_name_cy || null,
    host: row.host,
    isLocal: row.is_local,
    isVerified: row.is_verified,
  },
});
