import { randomUUID } from 'node:crypto';

import type { Database } from '#libs/database';

/** A community in which something is searched. */
export interface Place {
  readonly id: string;
  readonly instanceId: string;
}

const COMMUNITIES = 100;
/** A few for everybody, a third for the organisation, the others for their members alone. */
const visibilityOf = (index: number): string =>
  index < 2 ? 'public' : index < 35 ? 'organisation' : 'hidden';

/** A hundred communities, whose names begin with `named`; everybody is a member of ten of them. */
export const insertCommunities = async (
  { pool }: Database,
  instanceId: string,
  named: string,
): Promise<Place[]> => {
  const places = Array.from({ length: COMMUNITIES }, () => ({ id: randomUUID(), instanceId }));
  await pool.query(
    `insert into community (id, instance_id, name, title, purpose, visibility, join_policy, member_count,
       created_at, last_activity_at)
     select id, $2, $4 || '_' || n, 'Community ' || n, 'Measuring', ($3::text[])[n], 'invitation', 0, now(), now()
     from unnest($1::uuid[]) with ordinality c (id, n)`,
    [places.map(({ id }) => id), instanceId, places.map((_, index) => visibilityOf(index)), named],
  );
  await pool.query(
    `insert into membership (community_id, person_id, role, joined_at)
     select c.id, a.person_id, 'member', now()
     from (select person_id, row_number() over (order by email) n from account) a
     join unnest($1::uuid[]) with ordinality c (id, m) on (a.n * 7 + c.m) % 10 = 0`,
    [places.map(({ id }) => id)],
  );
  return places;
};
