import { sql, type Kysely } from 'kysely';

import { threadCommunityJson } from '#libs/communities';
import type { PathwayStep, ThreadCommunity } from '#libs/contracts';
import type { Tables } from '#libs/database';
import type { Viewer } from '#libs/kernel';
import { slugify } from '#libs/text';

import { stepIsSaid, stepIsThere, stepIsWatched } from './step-predicates.js';

interface StepRow {
  readonly id: string;
  readonly url: string | null;
  readonly title: string;
  readonly note: string;
  readonly thread_id: string | null;
  readonly document: PathwayStep['document'];
  readonly language: 'en' | 'cy' | null;
  readonly community: ThreadCommunity | null;
  readonly video_id: string | null;
  readonly duration_ms: string | null;
  readonly said: boolean;
  readonly watched: boolean;
}

const kindOf = ({ thread_id, video_id, document }: StepRow): PathwayStep['kind'] => {
  if (document !== null) return 'document';
  if (thread_id === null) return 'link';
  return video_id === null ? 'thread' : 'video';
};

const threadOf = ({ thread_id: id, title, language, community }: StepRow): PathwayStep['thread'] =>
  id === null || community === null
    ? null
    : { id, slug: slugify(title), language: language ?? 'en', community };

const doneBy = ({ said, watched }: StepRow): PathwayStep['doneBy'] => {
  if (watched) return 'watching';
  return said ? 'saying-so' : null;
};

/** The steps of a pathway that the viewer may read, in their order; of others there is no trace. */
export const loadSteps = async (
  db: Kysely<Tables>,
  viewer: Viewer,
  pathwayId: string,
): Promise<PathwayStep[]> => {
  const { rows } = await sql<StepRow>`
    select s.id, s.url, coalesce(t.title, d.title, s.title) as title, s.note, s.thread_id, t.language, v.id as video_id,
      v.duration_ms, ${threadCommunityJson('tc')} as community,
      case when d.id is null then null else jsonb_build_object('id', d.id, 'language', d.language) end as document,
      ${stepIsSaid(viewer)} as said, ${stepIsWatched(viewer)} as watched
    from pathway_item s
    left join thread t on t.id = s.thread_id left join community tc on tc.id = t.community_id
    left join video v on v.thread_id = t.id
    left join document d on d.id = s.document_id
    where s.pathway_id = ${pathwayId} and ${stepIsThere(viewer)}
    order by s.position`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    kind: kindOf(row),
    title: row.title,
    note: row.note,
    url: row.url,
    thread: threadOf(row),
    document: row.document,
    durationMs: row.duration_ms === null ? null : Number(row.duration_ms),
    doneBy: doneBy(row),
  }));
};
