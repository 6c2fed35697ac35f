import type { PersonLink, Present } from '#libs/contracts';

import { Elsewhere } from './elsewhere.js';
import type { Emitter } from './emitter.js';
import type { LiveServer } from './live-socket.js';
import { personLinkOf } from './person-link.js';
import type { RelayedPeople } from './relayed.js';
import { rooms } from './rooms.js';

const TELL_EVERY_MS = 2_000;
const REMEMBER_MS = 45_000;
/** By name: a page shows five besides the reader. A frame goes to everybody in the thread, so it stays small. */
const SHOWN = 6;

/**
 * Who has a thread open, without those who opted out. Each process counts its own sockets and tells its own readers;
 * other processes' people are learnt from what they tell and forgotten when that stops coming.
 */
export class Presence {
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private readonly elsewhere = new Elsewhere(REMEMBER_MS);

  constructor(
    private readonly io: LiveServer,
    private readonly emitter: Emitter,
  ) {}

  /** Somebody opened or left a thread in this process. */
  changed(threadId: string): void {
    if (this.waiting.has(threadId)) return;
    const timer = setTimeout(() => {
      this.waiting.delete(threadId);
      this.tellHere(threadId);
      this.share(threadId);
    }, TELL_EVERY_MS);
    timer.unref();
    this.waiting.set(threadId, timer);
  }

  learn(process: string, told: RelayedPeople): void {
    const { threadId } = told;
    this.elsewhere.learn(threadId, process, told);
    this.tellHere(threadId);
  }

  /** Tells the other processes again, so that they do not forget us, and forgets those that tell no more. */
  repeat(): void {
    for (const threadId of this.elsewhere.forget()) this.tellHere(threadId);
    for (const room of this.io.of('/').adapter.rooms.keys()) {
      const threadId = rooms.threadOf(room);
      if (threadId !== null) this.share(threadId);
    }
  }

  close(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
  }

  private here(threadId: string): Present {
    const { adapter, sockets } = this.io.of('/');
    const found = new Map<string, PersonLink>();
    for (const id of adapter.rooms.get(rooms.thread(threadId)) ?? []) {
      const person = sockets.get(id)?.data.person;
      if (person?.showPresence === true) found.set(person.viewer.personId, personLinkOf(person));
    }
    return { people: [...found.values()].slice(0, SHOWN), count: found.size };
  }

  private tellHere(threadId: string): void {
    const crowd = this.elsewhere.joinedBy(threadId, this.here(threadId), SHOWN);
    this.emitter.emitHere(rooms.thread(threadId), 'presence', { threadId, ...crowd });
  }

  private share(threadId: string): void {
    this.emitter.share({ about: 'presence', threadId, ...this.here(threadId) });
  }
}
