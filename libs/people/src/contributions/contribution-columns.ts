import { sql, type RawBuilder } from 'kysely';

import { readsDocument, readsPublication, seesEndorsement } from '#libs/access';
import type { ContributionKind } from '#libs/contracts';
import type { Viewer } from '#libs/kernel';

type WrittenKind = Exclude<ContributionKind, 'article' | 'document' | 'endorsement'>;

/** Whether the thread joined as `t` is about a video. */
const isFilmed = sql<boolean>`exists (select 1 from video v where v.thread_id = t.id and v.deleted_at is null)`;

/** What a row of `post` (as `p`), joined with its `thread` (as `t`), is. Accepting an answer of one's own counts nothing. */
export const writtenKind: RawBuilder<WrittenKind> = sql<WrittenKind>`case
  when p.id = t.root_post_id then case when ${isFilmed} then 'video' else 'thread' end
  when p.id = t.accepted_post_id and t.author_id <> p.author_id then 'answer' else 'post' end`;

/**
 * Rows of `endorsement` (as `e`), joined with the `person` endorsed, that stand before the viewer. One that was hidden
 * stands on no page of contributions, not even on the own one.
 */
export const isReceived = (viewer: Viewer): RawBuilder<boolean> =>
  sql<boolean>`(${seesEndorsement(viewer, { endorsement: 'e', person: 'person' })} and e.hidden_at is null)`;

/** Rows of `publication` (as `b`), joined with their author (as `person`), that are published articles before the viewer. */
export const isArticle = (viewer: Viewer): RawBuilder<boolean> =>
  sql<boolean>`(b.kind = 'article' and b.published_at is not null
    and ${readsPublication(viewer, { publication: 'b', author: 'person' })})`;

/** Rows of `document` (as `d`), joined with their `community` (as `c`), that stand open before the viewer. */
export const isOpenDocument = (viewer: Viewer): RawBuilder<boolean> =>
  sql<boolean>`(d.open_version is not null and ${readsDocument(viewer, { document: 'd', community: 'c' })})`;
