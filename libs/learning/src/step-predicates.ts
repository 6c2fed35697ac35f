import { sql, type RawBuilder } from 'kysely';

import { readsThread } from '#libs/access';
import { personOf, type Viewer } from '#libs/kernel';

/** Whether a step (`s`, with thread `t` and its community `tc`) is there for the viewer. */
export const stepIsThere = (viewer: Viewer): RawBuilder<boolean> =>
  sql<boolean>`(s.thread_id is null
    or (t.deleted_at is null and ${readsThread(viewer, { thread: 't', community: 'tc' })}))`;

/** Whether the viewer has done it: they said so, or watched its video (`v`) to the end. */
export const stepIsDone = (viewer: Viewer): RawBuilder<boolean> => {
  const personId = personOf(viewer);
  if (personId === null) return sql<boolean>`false`;
  return sql<boolean>`(exists (select from pathway_progress g where g.item_id = s.id and g.person_id = ${personId})
    or exists (select from video_viewing w where w.video_id = v.id and w.person_id = ${personId} and w.completed))`;
};
