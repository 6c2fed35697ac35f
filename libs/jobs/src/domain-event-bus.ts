import { Bell, Rounds, type Database, type Transaction } from '#libs/database';
import { settledWithin, type DomainEventKind, type RecordedEvent } from '#libs/kernel';
import type { Log } from '#libs/observability';

import {
  areDeliveriesDue,
  claimDeliveries,
  claimEvents,
  forgetDelivery,
  markHandled,
  rememberFailure,
  type OwedDelivery,
} from './owed-events.js';
import { deliverInOrder, type EventOf, type FailedDelivery, type Subscriber } from './subscriber.js';

const CHANNEL = 'domain_events';
const STOP_WITHIN_MS = 3_000;

/**
 * Brings recorded facts to those who react to them, at least once each, in one of the worker processes: at once after
 * a commit in this process or one that announces it, otherwise within a second. A fact is claimed under a row lock, so the claim of a process
 * that dies ends with its connection. A subscriber that fails is tried again later by itself; the others go on.
 */
export class DomainEventBus {
  private readonly subscribers = new Map<string, Subscriber>();
  private readonly rounds: Rounds;
  private readonly bell: Bell;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly log: Log,
  ) {
    this.rounds = new Rounds({
      url: database.options.url,
      channel: CHANNEL,
      round: () => this.deliverOwed(),
      onFailed: (error) => this.log.warn({ err: error }, 'facts could not be delivered'),
    });
    this.bell = new Bell(database.pool, CHANNEL, (error) =>
      log.warn({ err: error }, 'nobody was told of new facts'),
    );
  }

  /**
   * Reacts to facts of some kinds. The handler may see a fact more than once (same `id`), and sees the facts of one
   * batch in the order in which they were recorded; it reads and writes the database and never the network.
   */
  subscribe<K extends DomainEventKind>(
    name: string,
    kinds: readonly K[],
    handle: (event: EventOf<K>) => Promise<void>,
  ): void {
    const one = handle as (event: RecordedEvent) => Promise<void>;
    const each: Subscriber['handle'] = async (events) => {
      for (const event of events) await one(event);
    };
    this.add({ name, kinds: new Set(kinds), handle: each, takesMany: false });
  }

  /** As `subscribe`, for a handler that takes all facts of a batch at once; where it fails, it sees all of them again. */
  subscribeToMany<K extends DomainEventKind>(
    name: string,
    kinds: readonly K[],
    handle: (events: readonly EventOf<K>[]) => Promise<void>,
  ): void {
    this.add({ name, kinds: new Set(kinds), handle: handle as Subscriber['handle'], takesMany: true });
  }

  private add(subscriber: Subscriber): void {
    const { name } = subscriber;
    if (this.subscribers.has(name)) throw new Error(`Two subscribers are named ${name}.`);
    this.subscribers.set(name, subscriber);
  }

  /** Begins to deliver in this process. */
  start(): void {
    this.database.onCommitted((facts) => {
      if (facts.domainEvents.length > 0) this.rounds.wake();
    });
    this.rounds.start();
  }

  /** Tells the processes that deliver of what this one records, which does not deliver itself. */
  announce(): void {
    this.database.onCommitted((facts) => {
      if (facts.domainEvents.length > 0) this.bell.ring();
    });
  }

  /** Finishes the batch at hand, unless that takes too long (then another process does it), and delivers no more. */
  async stop(): Promise<void> {
    this.stopped = true;
    await settledWithin(STOP_WITHIN_MS, this.rounds.end());
  }

  /** Delivers everything that is owed now, in the caller's time. */
  async deliverOwed(): Promise<void> {
    let more = true;
    while (more && !this.stopped) {
      const fresh = await this.database.transaction((tx) => this.deliverFresh(tx));
      const isDue = await areDeliveriesDue(this.database);
      const repeated = isDue ? await this.database.transaction((tx) => this.deliverAgain(tx)) : 0;
      more = fresh + repeated > 0;
    }
  }

  private async deliverFresh(tx: Transaction): Promise<number> {
    const events = await claimEvents(tx);
    if (events.length === 0) return 0;
    const batch = events.map((event) => ({ event, attempts: 0 }));
    const failures = await Promise.all(
      [...this.subscribers.values()].map((subscriber) => deliverInOrder(subscriber, batch)),
    );
    await this.remember(tx, failures.flat());
    await markHandled(
      tx,
      events.map(({ id }) => id),
    );
    return events.length;
  }

  private async deliverAgain(tx: Transaction): Promise<number> {
    const owed = await claimDeliveries(tx);
    const names = new Set(owed.map(({ subscriber }) => subscriber));
    const failures = await Promise.all([...names].map((name) => this.repeat(name, owed)));
    for (const delivery of owed) await forgetDelivery(tx, delivery);
    await this.remember(tx, failures.flat());
    return owed.length;
  }

  private async repeat(name: string, owed: readonly OwedDelivery[]): Promise<FailedDelivery[]> {
    const subscriber = this.subscribers.get(name);
    // A subscriber that this version no longer has owes nothing any more.
    if (subscriber === undefined) return [];
    return deliverInOrder(
      subscriber,
      owed.filter((delivery) => delivery.subscriber === name),
    );
  }

  private async remember(tx: Transaction, failures: readonly FailedDelivery[]): Promise<void> {
    for (const failure of failures) {
      const isDead = await rememberFailure(tx, failure);
      this.log[isDead ? 'error' : 'warn'](
        failure,
        isDead ? 'a fact was given up' : 'a fact is tried again later',
      );
    }
  }
}
