import { sql, type Kysely, type RawBuilder } from 'kysely';

import {
  isPerson,
  isPublishedWithin,
  isSharedWithin,
  othersReplied,
  readsCommunity,
  seesContributions,
} from '#libs/access';
import { personCardOf } from '#libs/communities';
import type { ContributionsView } from '#libs/contracts';
import type { Tables } from '#libs/database';
import { notFound, personOf, type Viewer } from '#libs/kernel';

import { badgesFor, type EarningFacts } from './badges.js';
import { isArticle, isOpenDocument, isReceived, writtenKind } from './contribution-columns.js';

type Totals = ContributionsView['totals'];

interface Row extends Pick<ContributionsView, 'person' | 'isMe' | 'isShown'> {
  readonly totals: Totals;
  /** Of the totals, what happened where everybody of the organisation may read; and what badges are earned by. */
  readonly shared: Totals & EarningFacts;
}

/** How much the person (as `person`) wrote, community by community, so that the gate is asked once for each of them. */
const written = sql`
  select p.community_id, count(*) filter (where k.kind = 'thread') as threads,
    count(*) filter (where k.kind = 'video') as videos, count(*) filter (where k.kind = 'answer') as answers,
    count(*) filter (where k.kind = 'post') as posts,
    count(*) filter (where k.kind = 'video' and exists (select 1 from video v where v.thread_id = t.id
      and v.deleted_at is null and v.helpful_count + v.used_count > 0)) as useful_videos,
    count(*) filter (where k.kind in ('thread', 'video') and ${othersReplied('t')}) as discussed
  from post p join thread t on t.id = p.thread_id cross join lateral (select ${writtenKind} as kind offset 0) k
  where p.author_id = person.id and p.deleted_at is null and t.deleted_at is null group by p.community_id`;

/** What is counted besides what the person wrote in communities: their articles and documents, and more of it. */
interface Beside {
  readonly articles: RawBuilder<unknown>;
  readonly documents: RawBuilder<unknown>;
  readonly more: RawBuilder<unknown>;
}

const sums = ({ articles, documents, more }: Beside, where: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select jsonb_build_object('thread', coalesce(sum(w.threads), 0), 'video', coalesce(sum(w.videos), 0),
    'answer', coalesce(sum(w.answers), 0), 'post', coalesce(sum(w.posts), 0),
    'article', ${articles}, 'document', ${documents}, 'endorsement', received.endorsements${more})
  from readable w where ${where})`;

const earning = sql`, 'answers', coalesce(sum(w.answers), 0), 'videos', coalesce(sum(w.videos), 0),
  'usefulVideos', coalesce(sum(w.useful_videos), 0), 'articles', published.shared, 'discussed', coalesce(sum(w.discussed), 0),
  'endorsers', received.endorsers`;

const ALL: Beside = { articles: sql`published.articles`, documents: sql`added.documents`, more: sql`` };
const SHARED: Beside = { articles: sql`published.shared`, documents: sql`added.shared`, more: earning };

const findRow = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  where: RawBuilder<boolean>,
): Promise<Row | undefined> => {
  const viewerId = personOf(viewer);
  const isMe = viewerId === null ? sql`false` : sql`person.id = ${viewerId}`;
  const { rows } = await sql<Row>`
    with subject as materialized (select person.* from person where ${where}),
    readable as materialized (
      select w.*, ${isSharedWithin('c', 'person')} as is_shared
      from subject person cross join lateral (${written}) w join community c on c.id = w.community_id
      where ${readsCommunity(viewer, 'c')}),
    received as materialized (
      select count(e.id) as endorsements, count(distinct e.endorser_id) as endorsers
      from subject person join endorsement e on e.person_id = person.id where ${isReceived(viewer)}),
    published as materialized (
      select count(*) as articles, count(*) filter (where ${isPublishedWithin('b')}) as shared
      from subject person join publication b on b.author_id = person.id where ${isArticle(viewer)}),
    added as materialized (
      select count(*) as documents, count(*) filter (where ${isSharedWithin('c', 'person')}) as shared
      from subject person join document d on d.author_id = person.id join community c on c.id = d.community_id
      where ${isOpenDocument(viewer)})
    select ${personCardOf(viewer, 'person')} as person, ${isMe} as "isMe", account.shows_contributions as "isShown",
      ${sums(ALL, sql`true`)} as totals, ${sums(SHARED, sql`w.is_shared`)} as shared
    from subject person join account on account.person_id = person.id
    cross join received cross join published cross join added`.execute(db);
  return rows[0];
};

const present = ({ shared, ...view }: Row): ContributionsView => ({ ...view, badges: badgesFor(shared) });

/**
 * How much somebody gave, as far as the viewer may read it, and their badges. These are earned by what both the viewer and
 * everybody of the organisation may read, so that they tell nobody of a closed community.
 *
 * @throws DomainError `not-found`, also where the page is turned off
 */
export const readContributions = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  handle: string,
): Promise<ContributionsView> => {
  const row = await findRow(
    db,
    viewer,
    sql<boolean>`(${isPerson(handle, 'person')} and ${seesContributions(viewer, 'person')})`,
  );
  if (row === undefined) throw notFound();
  return present(row);
};

/** What somebody takes along of how much they gave: only what everybody of their organisation may read. */
export const readSharedContributions = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  personId: string,
): Promise<Pick<ContributionsView, 'person' | 'totals' | 'badges'>> => {
  const row = await findRow(db, viewer, sql<boolean>`person.id = ${personId}`);
  if (row === undefined) throw notFound();
  const { thread, video, answer, post, article, document, endorsement } = row.shared;
  return {
    person: row.person,
    totals: { thread, video, answer, post, article, document, endorsement },
    badges: badgesFor(row.shared),
  };
};
