import type { Database, Transaction } from '#libs/database';

import { holdHost, nextActivities, type ClaimedActivity } from './claim-activity.js';
import { footprintOf, haveOrder, type Footprint } from './footprint.js';
import { parseActivity, type Posted } from './parse-activity.js';

/** An activity of a host that is held, as it was read. */
export interface HeldActivity {
  readonly claimed: ClaimedActivity;
  readonly posted: Posted;
}

interface InLine extends HeldActivity {
  readonly footprint: Footprint;
}

interface TurnParts {
  readonly database: Database;
  readonly host: string;
  /** Takes one of the places that all turns share. @returns whether there was one */
  readonly takePlace: () => boolean;
  readonly freePlace: () => void;
  /** Handles an activity and writes down what became of it. */
  readonly handle: (held: HeldActivity) => Promise<void>;
  readonly isStopping: () => boolean;
}

/** How many of a host are handled at once, and how many of its next ones are at hand. */
const MOST_AT_ONCE = 4;
const AT_HAND = 16;
/** After so many others have their turn. */
const MOST_IN_ALL = 50;
/** Much shorter than the time after which PostgreSQL ends an idle transaction, because the turn hangs on one. */
const LOOK_AGAIN_MS = 1_000;

/**
 * One turn of handling what came from a host, which this process holds meanwhile. What has to do with each other is handled
 * in the order in which it came, everything else several at a time. A turn ends when nothing is due, or after so many. That
 * of a process that dies ends with its connection, and what it had not written down is handled again by another one.
 */
export class HostTurn {
  private readonly line: InLine[] = [];
  private readonly underWay = new Map<Promise<void>, InLine>();
  private begun = 0;
  private failure: { readonly error: unknown } | undefined;
  private mayHaveMore = true;
  private lastRead = 0;
  private hasChanged = false;
  private signal: () => void = () => undefined;

  constructor(private readonly parts: TurnParts) {}

  /** Something may have come. */
  lookAgain(): void {
    this.mayHaveMore = true;
    this.goOn();
  }

  /** A place may be free. */
  goOn(): void {
    this.hasChanged = true;
    this.signal();
  }

  /** @returns false when another process has the host. @throws what kept an outcome from being written */
  async run(): Promise<boolean> {
    try {
      return await this.parts.database.transaction((tx) => this.work(tx));
    } finally {
      await Promise.all(this.underWay.keys());
    }
  }

  private async work(tx: Transaction): Promise<boolean> {
    if (!(await holdHost(tx, this.parts.host))) return false;
    for (;;) {
      this.hasChanged = false;
      await this.readOn(tx);
      this.beginNext();
      if (this.underWay.size + this.line.length === 0) break;
      await this.change();
    }
    if (this.failure !== undefined) throw this.failure.error;
    return true;
  }

  private isOver(): boolean {
    return this.begun >= MOST_IN_ALL || this.failure !== undefined || this.parts.isStopping();
  }

  private async readOn(tx: Transaction): Promise<void> {
    if (this.isOver()) {
      this.line.length = 0;
      return;
    }
    const now = performance.now();
    const isShort = this.mayHaveMore && this.line.length <= AT_HAND / 2;
    if (!isShort && now - this.lastRead < LOOK_AGAIN_MS) return;
    this.lastRead = now;
    this.mayHaveMore = false;
    const known = [...this.underWay.values(), ...this.line].map(({ claimed }) => claimed.seq);
    const most = AT_HAND - this.line.length;
    const next = await nextActivities(tx, { host: this.parts.host, known, most });
    if (next.length === most) this.mayHaveMore = true;
    for (const claimed of next) {
      const posted = parseActivity(claimed.body);
      const footprint = footprintOf(posted.kind === 'activity' ? posted.activity : null);
      this.line.push({ claimed, posted, footprint });
    }
  }

  /** Begins with everything that has no order with what is under way or comes before it. */
  private beginNext(): void {
    const before = [...this.underWay.values()].map(({ footprint }) => footprint);
    for (const next of this.line.splice(0)) {
      const isFirst = !before.some((other) => haveOrder(other, next.footprint));
      before.push(next.footprint);
      if (isFirst && this.hasPlace()) this.begin(next);
      else this.line.push(next);
    }
  }

  private hasPlace(): boolean {
    return this.underWay.size < MOST_AT_ONCE && this.begun < MOST_IN_ALL && this.parts.takePlace();
  }

  private begin(next: InLine): void {
    this.begun += 1;
    const handling = this.parts
      .handle(next)
      .catch((error: unknown) => {
        this.failure = { error };
      })
      .finally(() => {
        this.underWay.delete(handling);
        this.parts.freePlace();
        this.goOn();
      });
    this.underWay.set(handling, next);
  }

  private change(): Promise<void> {
    if (this.hasChanged) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_AGAIN_MS);
      this.signal = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
