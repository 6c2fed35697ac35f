import type { Database } from '#libs/database';

/**
 * Writes events into a thread's stream as another process would that can tell nobody, and gives the number of the
 * last. They repeat the thread's first `thread.changed`, so there must be one; `padding` makes each that much longer.
 */
export const writeElsewhere = async (
  { pool }: Database,
  threadId: string,
  count: number,
  padding = 0,
): Promise<number> => {
  const { rows } = await pool.query<{ seq: number }>(
    `with moved as (
      update thread set seq = seq + $2 where id = $1 returning id, community_id, seq),
    known as (
      select payload from thread_event where thread_id = $1 and kind = 'thread.changed' order by seq limit 1),
    kept as (
      insert into thread_event (thread_id, community_id, seq, kind, payload, created_at)
      select id, community_id, n, 'thread.changed', payload || jsonb_build_object('padding', repeat('x', $3)), now()
      from known, moved, generate_series(seq - $2 + 1, seq) n)
    select seq::int from moved`,
    [threadId, count, padding],
  );
  return rows[0]?.seq ?? 0;
};
