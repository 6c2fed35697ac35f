import type { Clock } from '#libs/kernel';
import { FetchBudget, type FetchedObject, type FetchFailure } from '#libs/safe-fetch';

import type { DocumentSource } from '../inbox/inbox-ports.js';

/** A host is to be left alone until then. */
export class HostRests extends Error {
  constructor(
    readonly host: string,
    readonly until: Date,
  ) {
    super(`${host} is left alone until ${until.toISOString()}`);
    this.name = 'HostRests';
  }
}

/** Nothing more is asked for in this turn: its time is over, or all that reading may cost is spent. */
export class TurnOver extends Error {
  constructor(readonly because: 'time' | 'spent') {
    super(`the turn is over: ${because}`);
    this.name = 'TurnOver';
  }
}

/** What one turn of reading may cost. */
export interface Allowance {
  readonly requests: number;
  readonly bytes: number;
  readonly seconds: number;
}

export interface HistoryFetchParts {
  readonly documents: DocumentSource;
  readonly clock: Clock;
  readonly allowance: Allowance;
  /** Aborted when the process stops. */
  readonly signal: AbortSignal;
}

/** How long a host rests that does not say how long, or cannot be reached, and the least and most that it may ask for. */
const REST_SECONDS = { usual: 60, unreachable: 300, least: 1, most: 3_600 };

/** The seconds for which a host is to be left alone; null where it may be asked on. */
const restAfter = (found: FetchedObject | FetchFailure): number | null => {
  if (found.kind === 'unreachable') return REST_SECONDS.unreachable;
  if (found.kind !== 'status') return null;
  const { status, retryAfterSeconds } = found;
  if (status !== 429 && !(status === 503 && retryAfterSeconds !== null)) return null;
  return Math.min(Math.max(retryAfterSeconds ?? REST_SECONDS.usual, REST_SECONDS.least), REST_SECONDS.most);
};

/**
 * Asks for one document after the other, as long as a turn lasts, and never a host that asked to be left alone or that could
 * not be reached.
 */
export class HistoryFetch implements DocumentSource {
  /** Of all requests of the turn, also of those for actors. */
  readonly budget: FetchBudget;
  private readonly began = performance.now();
  private readonly resting = new Map<string, Date>();
  private bytes = 0;

  constructor(private readonly parts: HistoryFetchParts) {
    this.budget = new FetchBudget(parts.allowance.requests);
  }

  /** What the turn has cost so far. */
  get cost(): Allowance {
    return {
      requests: this.parts.allowance.requests - this.budget.left,
      bytes: this.bytes,
      seconds: Math.ceil((performance.now() - this.began) / 1_000),
    };
  }

  /** @throws HostRests, TurnOver */
  async object(url: string, budget: FetchBudget): Promise<FetchedObject | FetchFailure> {
    this.demandTurn();
    const host = URL.parse(url)?.host ?? '';
    this.demandAwake(host);
    const found = await this.parts.documents.object(url, budget);
    if (found.kind === 'object') this.bytes += found.bytes.length;
    if (found.kind === 'refused' && found.why === 'budget-spent') throw new TurnOver('spent');
    const seconds = restAfter(found);
    if (seconds !== null) {
      this.resting.set(host, new Date(this.parts.clock.now().getTime() + seconds * 1_000));
      this.demandAwake(host);
    }
    return found;
  }

  private demandTurn(): void {
    const { allowance, signal } = this.parts;
    if (this.budget.left <= 0 || this.bytes >= allowance.bytes) throw new TurnOver('spent');
    const isOver = performance.now() - this.began >= allowance.seconds * 1_000;
    if (isOver || signal.aborted) throw new TurnOver('time');
  }

  private demandAwake(host: string): void {
    const until = this.resting.get(host);
    if (until !== undefined && until > this.parts.clock.now()) throw new HostRests(host, until);
  }
}
