import { sql } from 'kysely';

import { GroupedWrites, type Database } from '#libs/database';

import type { AcceptedScheme, ClaimedDelivery } from './claim-deliveries.js';
import type { Outcome } from './outcome.js';
import { askedPause, GIVEN_UP_AFTER_MS, untilProbe, untilRepeat, type Chance } from './waiting-times.js';

/** An attempt that is over. */
export interface Attempted {
  readonly delivery: ClaimedDelivery;
  readonly outcome: Outcome;
  /** The scheme that the host took; null when it took neither. */
  readonly scheme: AcceptedScheme | null;
  readonly isQuick: boolean;
  readonly at: Date;
}

/** `done` and `heard` have a row for each delivery, and for each host that took something. */
const DELIVERED = `
  with done as (
    update delivery set delivered_at = $1, dead_at = null, claimed_until = null, not_before = null,
      last_status = done.status, last_error = ''
    from unnest($2::bigint[], $3::integer[]) done (seq, status)
    where delivery.seq = done.seq and delivered_at is null
  )
  insert into peer (instance_id, signature, is_quick)
  select instance.id, heard.signature, heard.is_quick
  from unnest($4::text[], $5::text[], $6::boolean[]) heard (host, signature, is_quick)
  join instance on instance.host = heard.host
  left join peer on peer.instance_id = instance.id
  where peer.instance_id is null or peer.signature is distinct from heard.signature
    or peer.is_quick <> heard.is_quick or peer.failing_since is not null or peer.probe_at is not null
  order by instance.id
  on conflict (instance_id) do update set signature = excluded.signature, is_quick = excluded.is_quick,
    failing_since = null, probe_at = null, last_error = ''`;

/** Writes down what came of attempts: one statement each, or fewer where many are delivered at once. */
export class OutcomeRecord {
  private readonly delivered: GroupedWrites<Attempted>;

  constructor(
    private readonly database: Database,
    private readonly chance: Chance,
  ) {
    this.delivered = new GroupedWrites((attempted) => this.writeDelivered(attempted));
  }

  async write(attempted: Attempted): Promise<void> {
    const { outcome } = attempted;
    if (outcome.kind === 'delivered') await this.delivered.add(attempted);
    else if (outcome.kind === 'failing') await this.failing(attempted, outcome.retryAfterSeconds);
    else if (outcome.kind === 'busy') await this.busy(attempted, outcome.retryAfterSeconds);
    else if (outcome.kind === 'gone') await this.gone(attempted);
    else await this.final(attempted);
  }

  /** Gives a claim back that led to no attempt, to be taken again at `notBefore`. */
  async giveBack({ seq, attempt }: ClaimedDelivery, error: string, notBefore: Date): Promise<void> {
    await this.database.write(
      {
        name: 'delivery-given-back',
        text: `update delivery set attempts = attempts - 1, claimed_until = null, not_before = $3, last_error = $4
          where seq = $1 and attempts = $2 and delivered_at is null`,
        values: [seq, attempt, notBefore, error],
      },
      () => ({}),
    );
  }

  /** A host that has taken something is back, whoever marked it before. */
  private async writeDelivered(attempted: readonly Attempted[]): Promise<void> {
    const last = new Map(attempted.map((one) => [one.delivery.host, one]));
    const heard = [...last.values()];
    await this.database.write(
      {
        name: 'delivered',
        text: DELIVERED,
        values: [
          attempted.at(-1)?.at,
          attempted.map(({ delivery }) => delivery.seq),
          attempted.map(({ outcome }) => outcome.status),
          heard.map(({ delivery }) => delivery.host),
          heard.map(({ scheme }) => scheme),
          heard.map(({ isQuick }) => isQuick),
        ],
      },
      () => ({}),
    );
  }

  /** The host rests until it is probed; what has waited for days is given up, tried or not. */
  private async failing(
    { delivery, outcome, at }: Attempted,
    retryAfterSeconds: number | null,
  ): Promise<void> {
    const { seq, attempt, host, dueSince } = delivery;
    const failingSince = delivery.failingSince ?? at;
    const wait = untilProbe(at.getTime() - failingSince.getTime(), this.chance);
    const probeAt = later(at, wait);
    const notBefore = retryAfterSeconds === null ? null : later(at, askedPause(retryAfterSeconds));
    const givenUp = new Date(at.getTime() - GIVEN_UP_AFTER_MS);
    const deadAt = dueSince <= givenUp ? at : null;
    await this.database.transaction(async (tx) => {
      await sql`
        with tried as (
          update delivery set claimed_until = null, not_before = ${notBefore}::timestamptz,
            dead_at = ${deadAt}::timestamptz, last_status = ${outcome.status}, last_error = ${outcome.error}
          where seq = ${seq} and attempts = ${attempt} and delivered_at is null
        ), expired as (
          update delivery set dead_at = ${at}, last_error = ${outcome.error}
          where host = ${host} and seq <> ${seq} and delivered_at is null and dead_at is null
            and due_since <= ${givenUp} and (claimed_until is null or claimed_until <= now())
        )
        insert into peer (instance_id, failing_since, probe_at, last_error)
        select id, ${failingSince}::timestamptz, ${probeAt}::timestamptz, ${outcome.error}
        from instance where host = ${host}
        on conflict (instance_id) do update set failing_since = coalesce(peer.failing_since, excluded.failing_since),
          probe_at = excluded.probe_at, last_error = excluded.last_error, is_quick = false`.execute(tx.sql);
    });
  }

  /** The host is there and wants a pause; nothing overtakes what it put off. */
  private async busy({ delivery, outcome, at }: Attempted, retryAfterSeconds: number | null): Promise<void> {
    const { seq, attempt, dueSince } = delivery;
    const wait =
      retryAfterSeconds === null ? untilRepeat(attempt, this.chance) : askedPause(retryAfterSeconds);
    const isGivenUp = at.getTime() - dueSince.getTime() >= GIVEN_UP_AFTER_MS;
    await this.database.transaction(async (tx) => {
      await sql`
        with tried as (
          update delivery set claimed_until = null, not_before = ${later(at, wait)},
            dead_at = ${isGivenUp ? at : null}::timestamptz, last_status = ${outcome.status},
            last_error = ${outcome.error}
          where seq = ${seq} and attempts = ${attempt} and delivered_at is null
        )
        ${answers(delivery)}`.execute(tx.sql);
    });
  }

  private async final({ delivery, outcome, at }: Attempted): Promise<void> {
    const { seq, attempt } = delivery;
    await this.database.transaction(async (tx) => {
      await sql`
        with tried as (
          update delivery set claimed_until = null, dead_at = ${at}, last_status = ${outcome.status},
            last_error = ${outcome.error}
          where seq = ${seq} and attempts = ${attempt} and delivered_at is null
        )
        ${outcome.status === null ? sql`select 1` : answers(delivery)}`.execute(tx.sql);
    });
  }

  /**
   * Nothing more goes to an inbox that is gone. The actor whose own it was is gone with it; those who shared it are
   * written to at their own from now on.
   */
  private async gone({ delivery, outcome, at }: Attempted): Promise<void> {
    const { inbox, seq } = delivery;
    await this.database.transaction(async (tx) => {
      await sql`
        with dead as (
          update delivery set claimed_until = null, dead_at = ${at}, last_status = ${outcome.status},
            last_error = ${outcome.error}
          where host = ${delivery.host} and inbox = ${inbox} and delivered_at is null and dead_at is null
            and (seq = ${seq} or claimed_until is null or claimed_until <= now())
        ), owners as (
          update remote_actor set gone_at = ${at}
          where inbox = ${inbox} and gone_at is null and shared_inbox is distinct from ${inbox}
        ), sharers as (
          update remote_actor set shared_inbox = null where shared_inbox = ${inbox}
        )
        ${answers(delivery)}`.execute(tx.sql);
    });
  }
}

const later = (date: Date, ms: number): Date => new Date(date.getTime() + ms);

/** A host that answers does not fail, whatever it answers. */
const answers = ({ host }: ClaimedDelivery) => sql`
  update peer set failing_since = null, probe_at = null
  from instance where instance.id = peer.instance_id and instance.host = ${host}
    and (peer.failing_since is not null or peer.probe_at is not null)`;
