import { Listener, type Database, type Transaction } from '#libs/database';
import { settledWithin } from '#libs/kernel';
import type { Log } from '#libs/observability';

import type { MissingPost } from '../history/seek-post.js';
import { claimActivity, conclude, hostsDue, type ClaimedActivity } from './claim-activity.js';
import { unreachable, type Later, type Outcome } from './outcome.js';
import { INBOX_CHANNEL } from './store-activity.js';

export interface ProcessorParts {
  readonly database: Database;
  /** Does what an activity asks for; doing it again changes nothing. */
  readonly handle: (body: Uint8Array, uri: string) => Promise<Outcome>;
  /** Has a post looked for for which an activity waits. */
  readonly seek: (tx: Transaction, missing: MissingPost) => Promise<void>;
  readonly log: Log;
}

const SWEEP_MS = 1_000;
const STOP_WITHIN_MS = 3_000;
/** Less than the time after which PostgreSQL ends an idle transaction, because the claim hangs on one. */
const HANDLED_WITHIN_MS = 25_000;
/** A host that has more waits for the others after so many. */
const AT_ONCE = 50;
const MOST_HOSTS = 4;

/** A claim holds one connection and what is done about it takes another. */
const placesFor = ({ options: { poolSize } }: Database): number =>
  Math.max(1, Math.min(MOST_HOSTS, Math.floor(poolSize / 5)));

/**
 * Handles what has arrived: each host's activities one after the other, several hosts at once, in all worker processes.
 * The claim of a process that dies ends with its connection, and another one does its work again.
 */
export class InboxProcessor {
  private readonly listener: Listener;
  private readonly busy = new Map<string, Promise<void>>();
  private readonly whenIdle: (() => void)[] = [];
  private readonly places: number;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(private readonly parts: ProcessorParts) {
    this.places = placesFor(parts.database);
    this.listener = new Listener(parts.database.options.url, INBOX_CHANNEL, () => this.wake());
  }

  /** Begins to handle in this process: when it is told that something came, and every second. */
  start(): void {
    this.listener.open();
    this.timer = setInterval(() => this.wake(), SWEEP_MS);
    this.timer.unref();
    this.wake();
  }

  /** Begins nothing more and finishes what is at hand, unless that takes too long: then another process does it. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await settledWithin(
      STOP_WITHIN_MS,
      Promise.all([this.listener.close(), this.looking, ...this.busy.values()]),
    );
  }

  /** Handles everything that is due now, in the caller's time. */
  handleDue(): Promise<void> {
    const idle = new Promise<void>((resolve) => void this.whenIdle.push(resolve));
    this.wake();
    return idle;
  }

  private wake(): void {
    if (this.looking !== undefined) {
      this.again = true;
      return;
    }
    this.again = false;
    this.looking = this.look()
      .catch((error: unknown) => this.parts.log.warn({ err: error }, 'arrived activities could not be read'))
      .finally(() => {
        this.looking = undefined;
        if (this.again && !this.stopped) this.wake();
        else if (this.busy.size === 0) for (const resolve of this.whenIdle.splice(0)) resolve();
      });
  }

  private async look(): Promise<void> {
    if (this.stopped || this.busy.size >= this.places) return;
    for (const host of await hostsDue(this.parts.database)) {
      if (this.busy.size >= this.places) return;
      if (this.busy.has(host)) continue;
      const work = this.workFor(host)
        .catch((error: unknown) => this.parts.log.warn({ err: error, host }, 'an activity was not handled'))
        .finally(() => this.busy.delete(host));
      this.busy.set(host, work);
      void work.then((did) => {
        if (did !== undefined) this.wake();
      });
    }
  }

  private async workFor(host: string): Promise<void> {
    for (let done = 0; done < AT_ONCE && !this.stopped; done += 1) {
      if (!(await this.handleNext(host))) return;
    }
  }

  /** @returns false when nothing of this host is due, or another process has it */
  private handleNext(host: string): Promise<boolean> {
    return this.parts.database.transaction(async (tx) => {
      const claimed = await claimActivity(tx, host);
      if (claimed === null) return false;
      const outcome = await this.outcomeOf(claimed);
      await conclude(tx, claimed, outcome);
      if (outcome.kind === 'later') await this.seek(tx, outcome);
      return true;
    });
  }

  private async seek(tx: Transaction, { awaits: uri, missingIn: communityId }: Later): Promise<void> {
    if (uri !== null && communityId !== null) await this.parts.seek(tx, { uri, communityId });
  }

  private async outcomeOf(claimed: ClaimedActivity): Promise<Outcome> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Outcome>((resolve) => {
      timer = setTimeout(() => resolve(unreachable('too-slow')), HANDLED_WITHIN_MS);
    });
    try {
      return await Promise.race([this.parts.handle(claimed.body, claimed.uri), late]);
    } catch (error) {
      this.parts.log.warn({ err: error, activity: claimed.uri }, 'an activity is tried again later');
      return unreachable('failed');
    } finally {
      clearTimeout(timer);
    }
  }
}
