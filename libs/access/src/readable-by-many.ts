import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Tables } from '#libs/database';

import { modesFor, permissionTable, type Onlooker } from './permission-table.js';

/** A person and what they might read: a community, or one thread of it. */
export interface Reader {
  readonly personId: string;
  readonly communityId: string;
  readonly threadId?: string | null;
}

/** Modes of visibility in which this group, and none larger, reads, as a list in SQL. */
export const modesReadBy = (group: Onlooker): RawBuilder<unknown> =>
  sql`(${sql.join(modesFor('read', group).map((mode) => sql.lit(mode)))})`;

const bans = (person: RawBuilder<unknown>, community: RawBuilder<unknown>, now: Date): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from ban b where b.person_id = ${person} and b.community_id = ${community}
    and b.lifted_at is null and (b.ends_at is null or b.ends_at > ${now}))`;

/**
 * Whether a row of `thread` is there for a person (a column) who may read its community: it is not deleted, or they
 * may read it all the same.
 */
export const isThreadThereFor = (
  personColumn: string,
  thread: string,
  now = new Date(),
): RawBuilder<boolean> => {
  const person = sql.ref(personColumn);
  const its = (name: string): RawBuilder<unknown> => sql.ref(`${thread}.${name}`);
  const roles = sql.join(permissionTable['read-deleted'].roles.map((role) => sql.lit(role)));
  return sql<boolean>`(${its('deleted_at')} is null
    or (((${its('author_id')} = ${person} and ${its('deleted_by')} = ${person})
        or exists (select 1 from membership s where s.community_id = ${its('community_id')}
          and s.person_id = ${person} and s.role in (${roles}) and (s.expires_at is null or s.expires_at > ${now})))
      and not ${bans(person, its('community_id'), now)}))`;
};

/**
 * Of many people and communities or threads, the pairs where that local person may read it now: `canRead` and `canReadThread`
 * for sets, for fan-out and for rights that sockets hold. Answers with the indexes of the given pairs.
 */
export const readableByMany = async (
  db: Kysely<Tables>,
  readers: readonly Reader[],
  now = new Date(),
): Promise<ReadonlySet<number>> => {
  if (readers.length === 0) return new Set();
  const { rows } = await sql<{ index: string }>`
    select r.index - 1 as index
    from unnest(${readers.map(({ personId }) => personId)}::uuid[], ${readers.map(({ communityId }) => communityId)}::uuid[],
        ${readers.map(({ threadId }) => threadId ?? null)}::uuid[])
      with ordinality r (person_id, community_id, thread_id, index)
    join community c on c.id = r.community_id and c.deleted_at is null
    join person v on v.id = r.person_id and v.suspended_at is null and v.deleted_at is null
    join account a on a.person_id = v.id and a.suspended_at is null
    left join thread t on t.id = r.thread_id and t.community_id = c.id
    where (r.thread_id is null or (t.id is not null and ${isThreadThereFor('v.id', 't', now)}))
      and (c.visibility in ${modesReadBy('anyone')}
      or (((c.visibility in ${modesReadBy('hosting-account')} and c.instance_id = v.instance_id)
          or exists (select 1 from membership m where m.community_id = c.id and m.person_id = v.id
            and (m.expires_at is null or m.expires_at > ${now})))
        and not ${bans(sql.ref('v.id'), sql.ref('c.id'), now)}))`.execute(db);
  return new Set(rows.map(({ index }) => Number(index)));
};
