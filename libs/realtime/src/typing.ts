import type { PersonLink } from '#libs/contracts';

import type { Emitter } from './emitter.js';
import type { SocketPerson } from './ports.js';
import { rooms } from './rooms.js';

const ENDS_AFTER_MS = 6_000;
const TELL_EVERY_MS = 1_000;

export const personLinkOf = (person: SocketPerson): PersonLink => ({
  id: person.viewer.personId,
  name: person.name,
  displayName: person.displayName,
  host: person.host,
  isLocal: true,
});

interface Typist {
  readonly link: PersonLink;
  readonly until: NodeJS.Timeout;
}

/** Who is writing where, among this process's sockets; told at most once a second per thread, kept nowhere. */
export class Typing {
  private readonly threads = new Map<string, Map<string, Typist>>();
  private readonly waiting = new Map<string, NodeJS.Timeout>();

  constructor(private readonly emitter: Emitter) {}

  set(threadId: string, person: SocketPerson, on: boolean): void {
    if (on && !person.showTyping) return;
    const typists = this.threads.get(threadId) ?? new Map<string, Typist>();
    const before = typists.get(person.viewer.personId);
    if (before === undefined && !on) return;
    clearTimeout(before?.until);
    if (on) {
      const until = setTimeout(() => this.set(threadId, person, false), ENDS_AFTER_MS);
      until.unref();
      typists.set(person.viewer.personId, { link: personLinkOf(person), until });
    } else typists.delete(person.viewer.personId);
    if (typists.size > 0) this.threads.set(threadId, typists);
    else this.threads.delete(threadId);
    if ((before === undefined) === on) this.tellSoon(threadId);
  }

  close(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    for (const typists of this.threads.values())
      for (const { until } of typists.values()) clearTimeout(until);
  }

  private tellSoon(threadId: string): void {
    if (this.waiting.has(threadId)) return;
    this.tell(threadId);
    const timer = setTimeout(() => {
      this.waiting.delete(threadId);
      this.tell(threadId);
    }, TELL_EVERY_MS);
    timer.unref();
    this.waiting.set(threadId, timer);
  }

  private tell(threadId: string): void {
    const people = [...(this.threads.get(threadId)?.values() ?? [])].slice(0, 10).map(({ link }) => link);
    this.emitter.emit(rooms.thread(threadId), 'typing', { threadId, people });
  }
}
