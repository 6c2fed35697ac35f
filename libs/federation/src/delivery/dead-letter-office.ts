import { sql } from 'kysely';

import type { Database } from '#libs/database';
import { DomainError, type AccountViewer, type Clock } from '#libs/kernel';

import { wakeUp } from './wake-up.js';

const demandAdmin = (me: AccountViewer): void => {
  if (me.role !== 'admin') throw new DomainError('not-allowed');
};

/** What was given up, and what waits: administrators see it, and have it sent again, or at once. */
export class DeadLetterOffice {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends again what was published from a moment on and given up for a host, in its order and before what waits there.
   * @returns how many deliveries
   * @throws DomainError `not-allowed`
   */
  async sendAgain(me: AccountViewer, { host, from }: { host: string; from: Date }): Promise<number> {
    demandAdmin(me);
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const { rows } = await sql<{ count: number; instanceId: string }>`
        with revived as (
          update delivery set dead_at = null, attempts = 0, not_before = null, claimed_until = null,
            due_since = ${now}
          from outbox_activity activity
          where activity.id = delivery.activity_id and activity.created_at >= ${from}
            and delivery.host = ${host} and delivery.dead_at is not null
          returning 1
        ), probed as (
          update peer set probe_at = null from instance
          where instance.id = peer.instance_id and instance.host = ${host}
        )
        select count(*)::int count, (select id from instance where host = ${host}) "instanceId", ${wakeUp}
        from revived`.execute(tx.sql);
      const [row] = rows;
      if (row === undefined || row.count === 0) return 0;
      const { count, instanceId } = row;
      await tx.record('peer.sent-again', {
        instanceId,
        host,
        from: from.toISOString(),
        count,
        by: me.personId,
      });
      return count;
    });
  }

  /**
   * Has what waits for a host tried at once, also where it waits because the host asked for it. It counts as waiting from
   * when it did before, so a repeat changes nothing but the moment.
   *
   * @returns how many deliveries
   * @throws DomainError `not-allowed`
   */
  async retryNow(me: AccountViewer, host: string): Promise<number> {
    demandAdmin(me);
    return this.database.transaction(async (tx) => {
      const { rows } = await sql<{ count: number; instanceId: string }>`
        with hurried as (
          update delivery set not_before = null
          where host = ${host} and delivered_at is null and dead_at is null
          returning 1
        ), probed as (
          update peer set probe_at = null from instance
          where instance.id = peer.instance_id and instance.host = ${host}
        )
        select count(*)::int count, (select id from instance where host = ${host}) "instanceId", ${wakeUp}
        from hurried`.execute(tx.sql);
      const [row] = rows;
      if (row === undefined || row.count === 0) return 0;
      await tx.record('peer.retried', { ...row, host, by: me.personId });
      return row.count;
    });
  }
}
