import { sql } from 'kysely';

import type { OperationInput, setPartnerQuota } from '#libs/contracts';
import type { Database } from '#libs/database';
import { notFound, type AccountViewer } from '#libs/kernel';
import { canonicalHost } from '#libs/safe-fetch';

import { demandAdmin } from './read-partners.js';

type Quota = OperationInput<typeof setPartnerQuota>['body'];

/** Sets how much is taken from another instance. */
export class SetPeerQuota {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-allowed`, `not-found` */
  async execute(me: AccountViewer, text: string, { perMinute, bytesPerDay }: Quota): Promise<void> {
    demandAdmin(me);
    const host = canonicalHost(text) ?? '';
    await this.database.transaction(async (tx) => {
      const { rows } = await sql<{ instanceId: string }>`
        update peer set most_per_minute = ${perMinute}, most_bytes_per_day = ${bytesPerDay}
        from instance i where i.id = peer.instance_id and i.host = ${host} and not i.is_local
        returning peer.instance_id "instanceId"`.execute(tx.sql);
      const [row] = rows;
      if (row === undefined) throw notFound();
      await tx.record('peer.quota-changed', { ...row, host, perMinute, bytesPerDay, by: me.personId });
    });
  }
}
