import { sql } from 'kysely';
import { z } from 'zod';

import type { Database } from '#libs/database';
import { defineJob, type Job } from '#libs/jobs';
import { LIMITS, type Clock } from '#libs/kernel';

import { idFrom } from '../delivery/outbox.js';
import type { TellMembers } from './tell-members.js';

const AT_ONCE = 200;
/** Each lease is renewed so often before it ends, so that a server that is away for some hours keeps its members. */
const TIMES = 4;

let declared: Job<object> | null = null;

/** Declared at the first use: where federation is off, nobody handles it. */
export const renewLeases = (): Job<object> =>
  (declared ??= defineJob({
    name: 'federation.renew-leases',
    input: z.object({}),
    schedule: '11 */6 * * *',
    retry: { tries: 5, firstSeconds: 60, ceilingSeconds: 900 },
    expireSeconds: 900,
  }));

interface Lease {
  readonly id: string;
  readonly communityId: string;
  readonly personId: string;
}

/** Says again to everybody elsewhere who belongs to a private community that they do. */
export class RenewLeases {
  constructor(
    private readonly database: Database,
    private readonly members: TellMembers,
    private readonly clock: Clock,
  ) {}

  /** Doing it again within the same quarter of a lease sends nothing. */
  async execute(): Promise<void> {
    const quarter = (LIMITS.federation.membershipLeaseSeconds * 1000) / TIMES;
    const turn = String(Math.floor(this.clock.now().getTime() / quarter));
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const leases = await this.leasesAfter(after);
      for (const { id, ...belonging } of leases)
        await this.members.renew(belonging, idFrom('lease', id, turn));
      const last = leases.at(-1);
      if (last === undefined) return;
      after = last.id;
    }
  }

  private async leasesAfter(after: string): Promise<Lease[]> {
    const { rows } = await sql<Lease>`
      select f.id, f.target_id as "communityId", f.follower_id as "personId" from follow f
      join community c on c.id = f.target_id and c.uri is null and c.deleted_at is null
        and c.visibility not in ('public', 'unlisted')
      join person p on p.id = f.follower_id and p.uri is not null
      where f.state = 'accepted' and f.type = 'Join' and f.id > ${after}
      order by f.id limit ${AT_ONCE}`.execute(this.database.sql);
    return rows;
  }
}
