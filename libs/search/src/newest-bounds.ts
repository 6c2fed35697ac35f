import { sql } from 'kysely';

import type { Database } from '#libs/database';
import { LIMITS } from '#libs/kernel';

/** Knows how far back the newest posts reach; found anew each minute, as it need not be exact. */
export class NewestBounds {
  private known: { readonly until: number; readonly bounds: Promise<string[]> } | undefined;

  /** @param sizes how many of the newest posts each stretch of a search reaches back, from the shorter to the longer */
  constructor(
    private readonly database: Database,
    private readonly sizes: readonly number[] = LIMITS.search.newestPosts,
  ) {}

  /** The ids of the posts at which the stretches end, the newest first; none beyond the oldest post. */
  read(): Promise<string[]> {
    const now = performance.now();
    if (this.known !== undefined && now < this.known.until) return this.known.bounds;
    const bounds = this.find();
    this.known = { until: now + LIMITS.search.boundsSeconds * 1000, bounds };
    bounds.catch(() => (this.known = undefined));
    return bounds;
  }

  private async find(): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select p.id from unnest(${this.sizes}::integer[]) with ordinality s (size, n)
      cross join lateral (select id from post order by id desc offset s.size limit 1) p
      order by s.n`.execute(this.database.sql);
    return rows.map(({ id }) => id);
  }
}
