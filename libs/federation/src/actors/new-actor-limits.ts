import { sql } from 'kysely';

import type { Database } from '#libs/database';
import { LIMITS } from '#libs/kernel';

const HOUR_SECONDS = 3_600;

/** Longest second-level label that is taken for a public suffix (`co.uk`, `gov.uk`, `com.au`). */
const SUFFIX_LABEL = 3;

/**
 * The domain that somebody registered, near enough for counting: two labels, or three where the second is short, as in
 * `northfield.gov.uk`.
 */
export const registeredDomain = (host: string): string => {
  const labels = host.replace(/:\d+$/, '').split('.');
  const isShort = (labels.at(-2)?.length ?? 0) <= SUFFIX_LABEL;
  return labels.slice(isShort ? -3 : -2).join('.');
};

/**
 * How many actors that nobody here knows may be asked for: of one host, and of new hosts below one domain, since a
 * wildcard in the name server makes any number of those. Counted before asking and over all processes, so that forged
 * messages cannot turn this server against another either.
 */
export class NewActorLimits {
  constructor(private readonly database: Database) {}

  async admits(host: string): Promise<boolean> {
    const byHost = `federation:actors:${host}`;
    const byDomain = `federation:hosts:${registeredDomain(host)}`;
    const { rows } = await sql<{ key: string; count: number }>`
      insert into rate_counter (key, window_start, count)
      select key, now(), 1 from (
        select ${byHost} as key
        union all
        select ${byDomain} where not exists (select from instance where host = ${host})
      ) given order by key
      on conflict (key) do update set
        count = case when rate_counter.window_start <= now() - make_interval(secs => ${HOUR_SECONDS})
          then 1 else rate_counter.count + 1 end,
        window_start = case when rate_counter.window_start <= now() - make_interval(secs => ${HOUR_SECONDS})
          then now() else rate_counter.window_start end
      returning key, count`.execute(this.database.sql);
    return rows.every(({ key, count }) => {
      const { newActorsPerHost, newHostsPerDomain } = LIMITS.federation;
      return count <= (key === byHost ? newActorsPerHost : newHostsPerDomain);
    });
  }
}
