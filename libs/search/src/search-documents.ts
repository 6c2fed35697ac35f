import { sql, type RawBuilder } from 'kysely';

import { readsDocument } from '#libs/access';
import type { SearchHit } from '#libs/contracts';
import type { Database } from '#libs/database';
import type { Viewer } from '#libs/kernel';

import { hitPlace } from './hit-place.js';
import type { TextSearch } from './search-posts.js';
import { HEADLINE, snippetOf, WHOLE_HEADLINE } from './snippet.js';
import { isIn, parsedOnce } from './ts-query.js';

type DocumentHit = Extract<SearchHit, { kind: 'document' }>;

interface Row {
  id: string;
  marked_title: string;
  language: 'en' | 'cy';
  page: number | null;
  places: number;
  updated_at: Date;
  marked: string;
  community: DocumentHit['community'];
  author: DocumentHit['author'];
}

const present = (row: Row): DocumentHit => ({
  kind: 'document',
  document: {
    id: row.id,
    title: snippetOf(row.marked_title),
    page: row.page,
    places: row.places,
    updatedAt: row.updated_at.toISOString(),
    language: row.language,
  },
  community: row.community,
  author: row.author,
  snippet: snippetOf(row.marked),
});

/** A word that stands so seldom in documents is looked up; for one that is there more often the newest are gone through. */
const SELDOM = 2_000;

/** So many of the newest documents are gone through, until so many were found in which it stands. */
const NEWEST = { documents: 2_000, found: 60 };

const isSeldom = sql<boolean>`((select count(*) from few) <= ${sql.lit(SELDOM)})`;

/** Documents (as `d`) that the viewer may read, with their communities (`c`). */
const readable = (viewer: Viewer, { authorId, among, language }: TextSearch): RawBuilder<boolean> => {
  const author = authorId === undefined ? sql`true` : sql`d.author_id = ${authorId}::uuid`;
  const inLanguage = language === undefined ? sql`true` : sql`d.language = ${language}`;
  return sql<boolean>`(${among('d.community_id')} and ${author} and ${inLanguage} and d.open_version is not null
    and ${readsDocument(viewer, { document: 'd', community: 'c' })})`;
};

/** The file (as `v`) that readers of a document (`d`) open. */
const openFile = sql`join document_version v on v.document_id = d.id and v.number = d.open_version`;

/** Where something stands that is written seldom: in each document the best place, and how many there are. */
const lookedUp = (viewer: Viewer, query: RawBuilder<unknown>, search: TextSearch): RawBuilder<unknown> => sql`
  select distinct on (d.id) d.id, q.file_id, q.position, ts_rank(q.search, ${query}) as rank,
    count(*) over (partition by d.id)::integer as places
  from few f
  join document_passage q on q.file_id = f.file_id and q.position = f.position
  join document_file df on df.file_id = q.file_id
  join document d on d.id = df.document_id
  ${openFile} and v.file_id = q.file_id
  join community c on c.id = d.community_id
  where ${isSeldom} and ${readable(viewer, search)}
  order by d.id, rank desc, q.position`;

/** The same of what is written often: document after document, from what changed last, until there are enough. */
const goneThrough = (
  viewer: Viewer,
  query: RawBuilder<unknown>,
  search: TextSearch,
): RawBuilder<unknown> => sql`
  select newest.id, best.file_id, best.position, best.rank, best.places from (
    select d.id, v.file_id from (
      select * from document where not ${isSeldom} and deleted_at is null
      order by updated_at desc, id desc limit ${sql.lit(NEWEST.documents)}) d
    ${openFile}
    join community c on c.id = d.community_id
    where ${readable(viewer, search)} order by d.updated_at desc, d.id desc) newest
  cross join lateral (
    select q.file_id, q.position, ts_rank(q.search, ${query}) as rank, count(*) over ()::integer as places
    from document_passage q where q.file_id = newest.file_id and ${isIn('q.search', query)}
    order by rank desc, q.position limit 1) best
  limit ${sql.lit(NEWEST.found)}`;

/** What a document is called, and what is said of it: that counts twice. */
const named = (viewer: Viewer, query: RawBuilder<unknown>, search: TextSearch): RawBuilder<unknown> => sql`
  select d.id, null::uuid as file_id, null::integer as position, 2 * ts_rank(d.search, ${query}) as rank, 0 as places
  from document d join community c on c.id = d.community_id
  where d.search @@ ${query} and ${readable(viewer, search)}
  order by d.updated_at desc, d.id desc limit ${sql.lit(SELDOM)}`;

/** Finds documents by what they are called and what is in them, each at its best place, in one statement. */
export const searchDocuments = async (
  database: Database,
  viewer: Viewer,
  search: TextSearch,
): Promise<DocumentHit[]> => {
  const query = parsedOnce(search.q);
  const order = search.order === 'newest' ? sql`d.updated_at desc, d.id desc` : sql`f.rank desc, d.id desc`;
  const configuration = sql`(case d.language when 'cy' then 'words_cy' else 'words_en' end)::regconfig`;
  const { rows } = await sql<Row>`
    with ${search.table},
    few as materialized (select q.file_id, q.position from document_passage q where q.search @@ ${query}
      limit ${sql.lit(SELDOM + 1)}),
    inside as materialized (
      (${lookedUp(viewer, query, search)}) union all (${goneThrough(viewer, query, search)})),
    called as materialized (${named(viewer, query, search)}),
    found as (
      select id, (array_agg(file_id order by file_id nulls last))[1] as file_id,
        max(position) as position, sum(rank) as rank, sum(places)::integer as places
      from (select * from inside union all select * from called) s group by id)
    select d.id, d.language, q.page, f.places, d.updated_at,
      ts_headline(${configuration}, d.title, ${query}, ${WHOLE_HEADLINE}) as marked_title,
      ts_headline(${configuration}, coalesce(q.text, d.description), ${query}, ${HEADLINE}) as marked,
      ${hitPlace}
    from found f
    join document d on d.id = f.id
    left join document_passage q on q.file_id = f.file_id and q.position = f.position
    join community c on c.id = d.community_id join instance ci on ci.id = c.instance_id
    join person a on a.id = d.author_id join instance ai on ai.id = a.instance_id
    order by ${order} limit ${search.limit}`.execute(database.prepared);
  return rows.map(present);
};
