import { sql, type Kysely, type RawBuilder } from 'kysely';

import type { Tables, Visibility } from '#libs/database';

import { visibilityTable, type Onlooker } from './permission-table.js';

/** A person and a community that they might read. */
export interface Reader {
  readonly personId: string;
  readonly communityId: string;
}

const modes = (group: Onlooker): RawBuilder<unknown> => {
  const found = (Object.keys(visibilityTable) as Visibility[]).filter(
    (mode) => visibilityTable[mode].read === group,
  );
  return sql`(${sql.join(found.map((mode) => sql.lit(mode)))})`;
};

/**
 * Of many people and communities, the pairs where that local person may read that community now: `canRead` for sets,
 * for fan-out and for rights that sockets hold. Answers with the indexes of the given pairs.
 */
export const readableByMany = async (
  db: Kysely<Tables>,
  readers: readonly Reader[],
  now = new Date(),
): Promise<ReadonlySet<number>> => {
  if (readers.length === 0) return new Set();
  const { rows } = await sql<{ index: string }>`
    select r.index - 1 as index
    from unnest(${readers.map(({ personId }) => personId)}::uuid[], ${readers.map(({ communityId }) => communityId)}::uuid[])
      with ordinality r (person_id, community_id, index)
    join community c on c.id = r.community_id and c.deleted_at is null
    join person v on v.id = r.person_id and v.suspended_at is null and v.deleted_at is null
    join account a on a.person_id = v.id and a.suspended_at is null
    where c.visibility in ${modes('anyone')}
      or (((c.visibility in ${modes('hosting-account')} and c.instance_id = v.instance_id)
          or exists (select 1 from membership m where m.community_id = c.id and m.person_id = v.id
            and (m.expires_at is null or m.expires_at > ${now})))
        and not exists (select 1 from ban b where b.person_id = v.id and b.community_id = c.id
          and b.lifted_at is null and (b.ends_at is null or b.ends_at > ${now})))`.execute(db);
  return new Set(rows.map(({ index }) => Number(index)));
};
