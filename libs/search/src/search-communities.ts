import { sql } from 'kysely';

import { isSilenced, listsCommunity, organisationJson } from '#libs/access';
import type { SearchHit } from '#libs/contracts';
import { likeSafe, type Database } from '#libs/database';
import type { Viewer } from '#libs/kernel';

import { snippetOf, WHOLE_HEADLINE } from './snippet.js';
import { parsedOnce } from './ts-query.js';

type CommunityHit = Extract<SearchHit, { kind: 'community' }>;

/** Finds communities that the viewer finds in the directory, by title, name or purpose, forgiving typing errors. */
export const searchCommunities = async (
  database: Database,
  viewer: Viewer,
  { q, limit }: { q: string; limit: number },
): Promise<CommunityHit[]> => {
  const text = sql`fold(c.title || ' ' || c.name || ' ' || c.purpose)`;
  const { rows } = await sql<{ community: CommunityHit['community']; marked: string }>`
    select jsonb_build_object('id', c.id, 'name', c.name, 'title', c.title, 'organisation',
        ${organisationJson('i')}) as community,
      ts_headline('words_en', c.purpose, ${parsedOnce(q)}, ${WHOLE_HEADLINE}) as marked
    from community c join instance i on i.id = c.instance_id
    where ${listsCommunity(viewer, 'c')} and not ${isSilenced('c')}
      and (fold(${q}) <% ${text} or ${text} like '%' || fold(${likeSafe(q)}) || '%')
    order by word_similarity(fold(${q}), ${text}) desc, c.id
    limit ${limit}`.execute(database.prepared);
  return rows.map(({ community, marked }) => ({ kind: 'community', community, snippet: snippetOf(marked) }));
};
