import { sql } from 'kysely';

import type { Database } from '#libs/database';
import { DomainError, type AccountViewer } from '#libs/kernel';

/** What became of the request at one server. */
export interface ErasureAt {
  readonly host: string;
  /** `confirmed`: the server took the request; `unreachable`: it could not be told so far. */
  readonly state: 'confirmed' | 'pending' | 'unreachable';
  /** When it was confirmed, or given up for this time. */
  readonly at: string | null;
  /** How often it was asked. */
  readonly times: number;
  readonly lastError: string;
}

/** Somebody who left, and who was asked to erase what they have of them. */
export interface Erasure {
  readonly personId: string;
  /** The name, which stays taken. */
  readonly name: string;
  readonly requestedAt: Date;
  readonly servers: readonly ErasureAt[];
}

const MOST_PEOPLE = 200;

/** For those who have to show that somebody was forgotten: which other servers confirmed it, and which did not yet. */
export class ErasureEvidence {
  constructor(private readonly database: Database) {}

  /** The latest first. @throws DomainError `not-allowed` unless an administrator asks */
  async list(me: AccountViewer): Promise<Erasure[]> {
    if (me.role !== 'admin') throw new DomainError('not-allowed');
    const { rows } = await sql<Erasure>`
      select e.person_id as "personId", p.name, min(e.requested_at) as "requestedAt",
        jsonb_agg(jsonb_build_object('host', e.host, 'times', e.times, 'lastError', coalesce(d.last_error, ''),
          'at', coalesce(d.delivered_at, d.dead_at),
          'state', case when d.delivered_at is not null then 'confirmed' when d.dead_at is not null or d.seq is null
            then 'unreachable' else 'pending' end) order by e.host) as servers
      from erasure_request e
      join person p on p.id = e.person_id
      left join delivery d on d.activity_id = e.activity_id and d.host = e.host
      group by e.person_id, p.name order by min(e.requested_at) desc, e.person_id
      limit ${MOST_PEOPLE}`.execute(this.database.sql);
    return rows;
  }
}
