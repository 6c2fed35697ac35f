import { sql, type RawBuilder } from 'kysely';

import { readsDocument, readsThread } from '#libs/access';
import { personOf, type Viewer } from '#libs/kernel';

/** Whether a step (`s`, with thread `t` and its community `tc`) is there for the viewer. */
export const stepIsThere = (viewer: Viewer): RawBuilder<boolean> =>
  sql<boolean>`((s.thread_id is null
      or (t.deleted_at is null and ${readsThread(viewer, { thread: 't', community: 'tc' })}))
    and (s.document_id is null or exists (select from document sd join community dc on dc.id = sd.community_id
      where sd.id = s.document_id and ${readsDocument(viewer, { document: 'sd', community: 'dc' })})))`;

/** Whether the viewer watched the video (`v`) of a step to the end, by what is kept for them. */
export const stepIsWatched = (viewer: Viewer): RawBuilder<boolean> => {
  const personId = personOf(viewer);
  if (personId === null) return sql<boolean>`false`;
  return sql<boolean>`(exists (select from video_viewing g
      where g.video_id = v.id and g.person_id = ${personId} and g.completed)
    or exists (select from watch_record g
      where g.video_id = v.id and g.person_id = ${personId} and g.completed_at is not null))`;
};

/** Whether the viewer says that they have done a step. */
export const stepIsSaid = (viewer: Viewer): RawBuilder<boolean> => {
  const personId = personOf(viewer);
  if (personId === null) return sql<boolean>`false`;
  return sql<boolean>`exists (select from pathway_progress g where g.item_id = s.id and g.person_id = ${personId})`;
};

/** Whether the viewer has done it: they said so, or watched its video (`v`) to the end. */
export const stepIsDone = (viewer: Viewer): RawBuilder<boolean> =>
  sql<boolean>`(${stepIsSaid(viewer)} or ${stepIsWatched(viewer)})`;
