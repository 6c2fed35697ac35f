import { Rounds, type Database } from '#libs/database';
import { settledWithin, type Clock } from '#libs/kernel';
import type { Log } from '#libs/observability';

import { claimDeliveries, type ClaimedDelivery } from './claim-deliveries.js';
import { ClaimedActivities, type StoredActivity } from './claimed-activities.js';
import type { Courier } from './courier.js';
import { DeliveryTally } from './delivery-tally.js';
import { outcomeOf } from './outcome.js';
import { OutcomeRecord, type Attempted } from './record-outcome.js';
import type { Chance } from './waiting-times.js';
import { WAKE_UP_CHANNEL } from './wake-up.js';

/** Whom anything may be sent to. */
export interface SendingPolicy {
  maySend(host: string): Promise<boolean>;
}

export interface DelivererParts {
  readonly database: Database;
  readonly courier: Courier;
  readonly policy: SendingPolicy;
  readonly clock: Clock;
  readonly log: Log;
  readonly chance?: Chance;
  /** Hears of an activity that a host will never take; it may hear of it again. */
  readonly onFailed?: (failed: {
    readonly activityId: string;
    readonly host: string;
    readonly status: number | null;
    readonly error: string;
  }) => Promise<void>;
  /** How many requests may be under way at once; half of them to hosts that do not answer quickly. */
  readonly places?: number;
}

const PLACES = 64;
const STOP_WITHIN_MS = 3_000;
/** An answer within this time is quick. */
const QUICK_MS = 2_000;
/** When the fault is ours. */
const OWN_FAULT_WAIT_MS = 60_000;

/** A request under way. */
interface UnderWay {
  readonly delivery: ClaimedDelivery;
  /** In milliseconds of the process. */
  readonly begun: number;
}

/**
 * Sends what is owed: to each host what is about one thread in order, and what is about different threads several at a
 * time; to many hosts at once. What a process was sending when it died is sent again by another one, with the same id,
 * once its claim has ended.
 */
export class Deliverer {
  private readonly activities: ClaimedActivities;
  private readonly record: OutcomeRecord;
  private readonly tally: DeliveryTally;
  private readonly rounds: Rounds;
  private readonly underWay = new Map<Promise<void>, UnderWay>();
  private readonly whenIdle: (() => void)[] = [];
  private stopped = false;

  constructor(private readonly parts: DelivererParts) {
    const { database, clock, log, chance = Math.random } = parts;
    this.activities = new ClaimedActivities(database);
    this.record = new OutcomeRecord(database, chance);
    this.tally = new DeliveryTally(database, clock, log);
    this.rounds = new Rounds({
      url: database.options.url,
      channel: WAKE_UP_CHANNEL,
      round: () => this.fill(),
      onFailed: (error) => log.warn({ err: error }, 'deliveries could not be claimed'),
      onRest: () => this.endIfIdle(),
    });
  }

  /** Begins to deliver in this process: when it is told that something is owed, and every second. */
  start(): void {
    this.rounds.start();
  }

  /** Begins nothing more and lets requests end, unless that takes too long: then another process repeats them. */
  async stop(): Promise<void> {
    this.stopped = true;
    const ending = Promise.all([this.rounds.end(), ...this.underWay.keys()]);
    const counted = ending
      .then(() => this.tally.write())
      .catch((error: unknown) => this.parts.log.warn({ err: error }, 'what was delivered was not counted'));
    await settledWithin(STOP_WITHIN_MS, counted);
  }

  /** Delivers everything that is due now, in the caller's time. */
  deliverDue(): Promise<void> {
    const idle = new Promise<void>((resolve) => void this.whenIdle.push(resolve));
    this.rounds.wake();
    return idle;
  }

  private endIfIdle(): void {
    if (this.underWay.size === 0) for (const resolve of this.whenIdle.splice(0)) resolve();
  }

  /** Takes as many deliveries as there are places, and begins to send them. */
  private async fill(): Promise<void> {
    const { database, clock, places = PLACES } = this.parts;
    const strangers = [...this.underWay.values()].filter(isSlow).length;
    const free = {
      all: places - this.underWay.size,
      strangers: Math.max(0, Math.ceil(places / 2) - strangers),
    };
    if (this.stopped || free.all <= 0) return;
    const claimed = await claimDeliveries(database, free, clock.now());
    const activities = await this.activities.byIds(claimed.map(({ activityId }) => activityId));
    for (const delivery of claimed) {
      const activity = activities.get(delivery.activityId);
      if (activity !== undefined) this.begin(delivery, activity);
    }
  }

  private begin(delivery: ClaimedDelivery, activity: StoredActivity): void {
    const delivering = this.deliver(delivery, activity)
      .catch((error: unknown) => this.failed(delivery, error))
      .finally(() => {
        this.underWay.delete(delivering);
        this.rounds.wake();
      });
    this.underWay.set(delivering, { delivery, begun: performance.now() });
  }

  private async deliver(delivery: ClaimedDelivery, activity: StoredActivity): Promise<void> {
    const { policy, courier, clock } = this.parts;
    if (!(await policy.maySend(delivery.host))) {
      const outcome = { kind: 'final', status: null, error: 'not allowed' } as const;
      return this.conclude({ delivery, outcome, scheme: null, isQuick: false, at: clock.now() });
    }
    const begun = performance.now();
    const { result, scheme } = await courier.send(delivery, activity);
    const isQuick = performance.now() - begun < QUICK_MS;
    const outcome = outcomeOf(result);
    await this.conclude({ delivery, outcome, scheme, isQuick, at: clock.now() });
    this.tally.count(delivery.host, outcome.kind === 'delivered');
    this.tell(delivery, outcome.kind, outcome.error);
  }

  private async conclude(attempted: Attempted): Promise<void> {
    await this.record.write(attempted);
    const { delivery, outcome } = attempted;
    if (outcome.kind !== 'final' && outcome.kind !== 'gone') return;
    const { status, error } = outcome;
    await this.parts
      .onFailed?.({ activityId: delivery.activityId, host: delivery.host, status, error })
      .catch((err: unknown) => this.parts.log.warn({ err }, 'nobody was told what was not delivered'));
  }

  private tell({ host, inbox, attempt }: ClaimedDelivery, outcome: string, error: string): void {
    if (outcome === 'delivered') return;
    this.parts.log.info({ host, inbox, attempt, outcome, error }, 'an activity was not delivered');
  }

  /** The host is not to blame; where the database cannot be told, the claim ends by itself. */
  private async failed(delivery: ClaimedDelivery, error: unknown): Promise<void> {
    const { log, clock } = this.parts;
    log.error({ err: error, host: delivery.host }, 'an activity could not be sent');
    const reason = error instanceof Error ? error.message : String(error);
    const notBefore = new Date(clock.now().getTime() + OWN_FAULT_WAIT_MS);
    await this.record
      .giveBack(delivery, reason, notBefore)
      .catch((err: unknown) => log.warn({ err }, 'a delivery could not be given back'));
  }
}

/** Whoever was quick before and lets a request wait now is no better than a stranger. */
const isSlow = ({ delivery, begun }: UnderWay): boolean =>
  !delivery.isQuick || performance.now() - begun > QUICK_MS;
