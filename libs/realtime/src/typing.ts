import type { PersonLink, Present } from '#libs/contracts';

import { Elsewhere } from './elsewhere.js';
import type { Emitter } from './emitter.js';
import { personLinkOf } from './person-link.js';
import type { SocketPerson } from './ports.js';
import type { RelayedPeople } from './relayed.js';
import { rooms } from './rooms.js';

const ENDS_AFTER_MS = 6_000;
const TELL_EVERY_MS = 1_000;
const SHOWN = 10;

interface Typist {
  readonly link: PersonLink;
  readonly until: NodeJS.Timeout;
}

/** Who is writing where; told at most once a second per thread, kept nowhere. */
export class Typing {
  private readonly threads = new Map<string, Map<string, Typist>>();
  private readonly waiting = new Map<string, { timer: NodeJS.Timeout; changed: boolean }>();
  private readonly elsewhere = new Elsewhere(2 * ENDS_AFTER_MS);

  constructor(private readonly emitter: Emitter) {}

  set(threadId: string, person: SocketPerson, on: boolean): void {
    const typists = this.threads.get(threadId) ?? new Map<string, Typist>();
    const { personId } = person.viewer;
    const before = typists.get(personId);
    const writes = on && person.showTyping;
    if (before === undefined && !writes) return;
    clearTimeout(before?.until);
    if (writes) {
      const until = setTimeout(() => this.set(threadId, person, false), ENDS_AFTER_MS);
      until.unref();
      typists.set(personId, { link: personLinkOf(person), until });
    } else typists.delete(personId);
    if (typists.size > 0) this.threads.set(threadId, typists);
    else this.threads.delete(threadId);
    if ((before === undefined) === writes) this.tellSoon(threadId);
  }

  learn(process: string, told: RelayedPeople): void {
    const { threadId } = told;
    this.elsewhere.learn(threadId, process, told);
    this.tellHere(threadId);
  }

  /** Forgets processes that stopped telling. */
  forget(): void {
    for (const threadId of this.elsewhere.forget()) this.tellHere(threadId);
  }

  close(): void {
    for (const { timer } of this.waiting.values()) clearTimeout(timer);
    for (const typists of this.threads.values())
      for (const { until } of typists.values()) clearTimeout(until);
  }

  private tellSoon(threadId: string): void {
    const waiting = this.waiting.get(threadId);
    if (waiting !== undefined) {
      waiting.changed = true;
      return;
    }
    this.tell(threadId);
    const timer = setTimeout(() => {
      const changed = this.waiting.get(threadId)?.changed === true;
      this.waiting.delete(threadId);
      if (changed) this.tellSoon(threadId);
    }, TELL_EVERY_MS);
    timer.unref();
    this.waiting.set(threadId, { timer, changed: false });
  }

  private tell(threadId: string): void {
    this.tellHere(threadId);
    this.emitter.share({ about: 'typing', threadId, ...this.here(threadId) });
  }

  private here(threadId: string): Present {
    const typists = [...(this.threads.get(threadId)?.values() ?? [])];
    return { people: typists.slice(0, SHOWN).map(({ link }) => link), count: typists.length };
  }

  private tellHere(threadId: string): void {
    const { people } = this.elsewhere.joinedBy(threadId, this.here(threadId), SHOWN);
    this.emitter.emitHere(rooms.thread(threadId), 'typing', { threadId, people });
  }
}
