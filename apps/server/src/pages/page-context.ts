import { sql } from 'kysely';

import type { Database } from '#libs/database';
import { personOf, type Viewer } from '#libs/kernel';

import type { PageRequest, PageSession } from './web-build.js';

interface Row {
  name: string;
  shortName: string;
  crestFileId: string | null;
  brandColour: string;
  person: (Omit<NonNullable<PageSession['person']>, 'avatarUrl'> & { avatarFileId: string | null }) | null;
  theme: PageRequest['theme'] | null;
}

/** What every page needs to know: the instance, the person, and how they like it to look. */
export interface PageContext {
  readonly session: PageSession;
  readonly theme: PageRequest['theme'];
  readonly brandColour: string;
}

const avatarUrl = (fileId: string | null): string | null =>
  fileId === null ? null : `/files/${fileId}/small`;

/** Reads the context of a page in one statement. */
export const readPageContext = async (database: Database, viewer: Viewer): Promise<PageContext> => {
  const { rows } = await sql<Row>`
    select i.name, i.short_name as "shortName", s.crest_file_id as "crestFileId", s.brand_colour as "brandColour",
      a.theme,
      case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name, 'displayName',
        p.display_name, 'avatarFileId', p.avatar_file_id, 'role', a.role, 'unreadNotifications',
        (select count(*) from notification n where n.person_id = p.id and n.read_at is null)) end as person
    from instance_settings s join instance i on i.id = s.instance_id
    left join person p on p.id = ${personOf(viewer)}::uuid
    left join account a on a.person_id = p.id`.execute(database.sql);
  const row = rows[0];
  if (row === undefined) throw new Error('The instance has no settings');
  return {
    session: {
      instance: { name: row.name, shortName: row.shortName, crestUrl: avatarUrl(row.crestFileId) },
      person: row.person && { ...row.person, avatarUrl: avatarUrl(row.person.avatarFileId) },
    },
    theme: row.theme ?? 'system',
    brandColour: row.brandColour,
  };
};
