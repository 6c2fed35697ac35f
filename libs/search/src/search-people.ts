import { sql } from 'kysely';

import { isSilenced, organisationJson, shown, viewerIsActive } from '#libs/access';
import type { SearchHit } from '#libs/contracts';
import { likeSafe, type Database } from '#libs/database';
import type { Viewer } from '#libs/kernel';

import { snippetOf, WHOLE_HEADLINE } from './snippet.js';
import { parsedOnce } from './ts-query.js';

type PersonHit = Extract<SearchHit, { kind: 'person' }>;

/**
 * Finds people by name, role or team, forgiving typing errors, by such words only as the viewer may see. People are shown
 * to signed-in people only.
 */
export const searchPeople = async (
  database: Database,
  viewer: Viewer,
  { q, limit }: { q: string; limit: number },
): Promise<PersonHit[]> => {
  if (viewer.kind !== 'account') return [];
  // The index holds all words, so that it finds the candidates; among them the words decide that the viewer may see.
  const indexed = sql`fold(p.display_name || ' ' || p.name || ' ' || p.role_title || ' ' || p.team)`;
  const text = sql`fold(p.display_name || ' ' || p.name || ' ' || seen.role || ' ' || seen.team)`;
  const { rows } = await sql<{ person: PersonHit['person']; marked: string }>`
    select jsonb_build_object('id', p.id, 'name', p.name, 'displayName', p.display_name, 'roleTitle', seen.role,
        'avatarFileId', ${shown(viewer, 'p', 'avatar_file_id')}, 'avatarAlt', ${shown(viewer, 'p', 'avatar_alt')},
        'organisation', ${organisationJson('i')}) as person,
      ts_headline('words_cy', concat_ws(' · ', nullif(seen.role, ''), nullif(seen.team, '')), ${parsedOnce(q)},
        ${WHOLE_HEADLINE}) as marked
    from person p join instance i on i.id = p.instance_id
    cross join lateral (
      select ${shown(viewer, 'p', 'role_title')} as role, ${shown(viewer, 'p', 'team')} as team offset 0) seen
    where p.deleted_at is null and p.suspended_at is null and not ${isSilenced('p')} and ${viewerIsActive(viewer)}
      and (fold(${q}) <% ${indexed} or ${indexed} like '%' || fold(${likeSafe(q)}) || '%')
      and (fold(${q}) <% ${text} or ${text} like '%' || fold(${likeSafe(q)}) || '%')
    order by word_similarity(fold(${q}), ${text}) desc, p.id
    limit ${limit}`.execute(database.prepared);
  return rows.map(({ person, marked }) => ({ kind: 'person', person, snippet: snippetOf(marked) }));
};
