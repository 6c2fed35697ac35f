import { Rounds, type Database, type Transaction } from '#libs/database';
import { settledWithin } from '#libs/kernel';
import type { Log } from '#libs/observability';

import type { MissingPost } from '../history/seek-post.js';
import { hostsDue } from './claim-activity.js';
import { Conclusions } from './conclude-activity.js';
import { HostTurn, type HeldActivity } from './host-turn.js';
import { INBOX_CHANNEL } from './inbox-bell.js';
import { unreachable, type Outcome } from './outcome.js';
import type { Posted } from './parse-activity.js';

export interface ProcessorParts {
  readonly database: Database;
  /** Does what an activity asks for; doing it again changes nothing. */
  readonly handle: (posted: Posted, uri: string) => Promise<Outcome>;
  /** Has a post looked for for which an activity waits. */
  readonly seek: (tx: Transaction, missing: MissingPost) => Promise<void>;
  readonly log: Log;
}

const STOP_WITHIN_MS = 3_000;
/** So long one activity may keep others waiting. */
const HANDLED_WITHIN_MS = 25_000;
const MOST_HOSTS = 4;
/** As many activities as there may be turns, times this, are handled at once. */
const PLACES_PER_TURN = 2;

/** A turn holds one connection, and each activity at hand takes another. */
const hostsFor = ({ options: { poolSize } }: Database): number =>
  Math.max(1, Math.min(MOST_HOSTS, Math.floor(poolSize / 5)));

/** Handles what has arrived: several hosts at once, in turns, in all worker processes. */
export class InboxProcessor {
  private readonly rounds: Rounds;
  private readonly conclusions: Conclusions;
  private readonly turns = new Map<string, { readonly turn: HostTurn; readonly end: Promise<void> }>();
  /** When each host had its last turn, as a number that grows. */
  private readonly served = new Map<string, number>();
  private count = 0;
  private readonly mostHosts: number;
  private places: number;
  private stopped = false;

  constructor(private readonly parts: ProcessorParts) {
    this.mostHosts = hostsFor(parts.database);
    this.places = this.mostHosts * PLACES_PER_TURN;
    this.conclusions = new Conclusions(parts);
    this.rounds = new Rounds({
      url: parts.database.options.url,
      channel: INBOX_CHANNEL,
      round: () => this.look(),
      onFailed: (error) => parts.log.warn({ err: error }, 'arrived activities could not be read'),
    });
  }

  /** Begins to handle in this process: when it is told that something came, and every second. */
  start(): void {
    this.rounds.start();
  }

  /** Begins nothing more and finishes what is at hand, unless that takes too long: then another process does it. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.goOn();
    const ends = [...this.turns.values()].map(({ end }) => end);
    await settledWithin(STOP_WITHIN_MS, Promise.all([this.rounds.end(), ...ends]));
  }

  private goOn(): void {
    for (const { turn } of this.turns.values()) turn.goOn();
  }

  /** Something may have come: for a host that has its turn, or else whoever has waited the longest has the next one. */
  private async look(): Promise<void> {
    for (const { turn } of this.turns.values()) turn.lookAgain();
    if (this.stopped || this.turns.size >= this.mostHosts) return;
    const hosts = await hostsDue(this.parts.database);
    const lastTurn = (host: string): number => this.served.get(host) ?? 0;
    for (const host of hosts.toSorted((one, other) => lastTurn(one) - lastTurn(other))) {
      if (this.stopped || this.turns.size >= this.mostHosts) return;
      if (!this.turns.has(host)) this.begin(host);
    }
    if (this.turns.size === 0) this.served.clear();
  }

  private begin(host: string): void {
    this.count += 1;
    this.served.set(host, this.count);
    const turn = new HostTurn({
      database: this.parts.database,
      host,
      takePlace: () => this.takePlace(),
      freePlace: () => {
        this.places += 1;
        this.goOn();
      },
      handle: (held) => this.handle(held),
      isStopping: () => this.stopped,
    });
    this.turns.set(host, { turn, end: this.follow(turn, host) });
  }

  /** What came while a turn was ending is looked for; what another process is at comes when that is done. */
  private async follow(turn: HostTurn, host: string): Promise<void> {
    let isOurs = false;
    try {
      isOurs = await turn.run();
    } catch (error) {
      this.parts.log.warn({ err: error, host }, 'an activity was not handled');
    }
    this.turns.delete(host);
    if (isOurs) this.rounds.wake();
  }

  private takePlace(): boolean {
    if (this.places === 0) return false;
    this.places -= 1;
    return true;
  }

  private async handle({ claimed, posted }: HeldActivity): Promise<void> {
    const outcome = await this.outcomeOf(posted, claimed.uri);
    await this.conclusions.write(claimed, outcome);
  }

  private async outcomeOf(posted: Posted, uri: string): Promise<Outcome> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Outcome>((resolve) => {
      timer = setTimeout(() => resolve(unreachable('too-slow')), HANDLED_WITHIN_MS);
    });
    try {
      return await Promise.race([this.parts.handle(posted, uri), late]);
    } catch (error) {
      this.parts.log.warn({ err: error, activity: uri }, 'an activity is tried again later');
      return unreachable('failed');
    } finally {
      clearTimeout(timer);
    }
  }
}
