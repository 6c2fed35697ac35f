import { sql, type Kysely } from 'kysely';

import { readsPathway } from '#libs/access';
import type { Tables } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

import { stepIsDone, stepIsThere } from './step-predicates.js';

/**
 * The pathways that somebody has gone through once they have watched a video to the end, whether or not that is kept
 * yet. None for those who do not want it kept what they watch: their pathways do not count it either.
 */
export const completedByWatching = async (
  db: Kysely<Tables>,
  me: AccountViewer,
  videoId: string,
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select w.id from pathway w left join community c on c.id = w.community_id
    where ${readsPathway(me, { pathway: 'w', community: 'c' })}
      and not exists (select from watch_opt_out o where o.person_id = ${me.personId})
      and exists (select from pathway_item s join video v on v.thread_id = s.thread_id
        where s.pathway_id = w.id and v.id = ${videoId})
      and not exists (
        select from pathway_item s
        left join thread t on t.id = s.thread_id left join community tc on tc.id = t.community_id
        left join video v on v.thread_id = t.id
        where s.pathway_id = w.id and ${stepIsThere(me)}
          and v.id is distinct from ${videoId} and not ${stepIsDone(me)})`.execute(db);
  return rows.map(({ id }) => id);
};
