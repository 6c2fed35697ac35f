import { sql, type RawBuilder } from 'kysely';

import { readsComment } from '#libs/access';
import type { SearchHit } from '#libs/contracts';
import type { Database } from '#libs/database';
import type { Viewer } from '#libs/kernel';
import { publicationLinkJson, publicationLinkOf, type PublicationLinkRow } from '#libs/publishing';

import { authorLink } from './hit-place.js';
import { RANKED, searchNewestFirst, type Searching } from './newest-first.js';
import type { WordSearch } from './search-posts.js';
import { HEADLINE, snippetOf } from './snippet.js';
import { parsedOnce } from './ts-query.js';

type CommentHit = Extract<SearchHit, { kind: 'comment' }>;

interface Row {
  id: string;
  created_at: Date;
  language: 'en' | 'cy';
  publication: PublicationLinkRow;
  author: CommentHit['author'];
  marked: string;
}

const present = (row: Row): CommentHit => ({
  kind: 'comment',
  comment: { id: row.id, createdAt: row.created_at.toISOString(), language: row.language },
  publication: publicationLinkOf(row.publication),
  author: row.author,
  snippet: snippetOf(row.marked),
});

/** The newest matches of a stretch, of those that the viewer may read. */
const matches = (
  viewer: Viewer,
  { q, authorId, language }: WordSearch,
  { within }: Searching,
): RawBuilder<unknown> => sql`
  select m.id from publication_comment m
  join publication b on b.id = m.publication_id join person o on o.id = b.author_id
  where m.search @@ ${parsedOnce(q)} and ${within('m.id')}
    and ${authorId === undefined ? sql`true` : sql`m.author_id = ${authorId}::uuid`}
    and ${language === undefined ? sql`true` : sql`m.language = ${language}`}
    and ${readsComment(viewer, { comment: 'm', publication: 'b', author: 'o' })}
  order by m.id desc limit ${sql.lit(RANKED)}`;

/**
 * Finds comments that the viewer may read, best or newest first, in one statement.
 * @param bounds see `NewestBounds`; ids of posts part the time for comments as well
 */
export const searchComments = async (
  database: Database,
  viewer: Viewer,
  search: WordSearch,
  bounds: readonly string[],
): Promise<CommentHit[]> => {
  const query = parsedOnce(search.q);
  const newest = searchNewestFirst('matching', bounds, (searching) => matches(viewer, search, searching));
  const order = search.order === 'newest' ? sql`m.id desc` : sql`ts_rank(m.search, ${query}) desc, m.id desc`;
  const configuration = sql`(case m.language when 'cy' then 'words_cy' else 'words_en' end)::regconfig`;
  const { rows } = await sql<Row>`
    with ${newest.tables},
    best as (
      select m.id, row_number() over (order by ${order}) as place
      from (${newest.all}) f join publication_comment m on m.id = f.id order by ${order} limit ${search.limit}
    )
    select m.id, m.created_at, m.language, ${publicationLinkJson} as publication, ${authorLink} as author,
      ts_headline(${configuration}, m.markdown, ${query}, ${HEADLINE}) as marked
    from best f join publication_comment m on m.id = f.id
    join publication b on b.id = m.publication_id
    join person o on o.id = b.author_id join instance oi on oi.id = o.instance_id
    join person a on a.id = m.author_id join instance ai on ai.id = a.instance_id
    order by f.place`.execute(database.prepared);
  return rows.map(present);
};
