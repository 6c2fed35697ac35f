import type { PersonLink } from '#libs/contracts';

import type { Emitter } from './emitter.js';
import type { LiveServer } from './live-socket.js';
import { rooms } from './rooms.js';
import { personLinkOf } from './typing.js';

const TELL_EVERY_MS = 2_000;
const SHOWN = 50;

/**
 * Who has a thread open, without those who opted out. Each process counts its own sockets and tells its own readers;
 * other processes' people are learnt from their summaries and forgotten when those stop coming.
 */
export class Presence {
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private readonly elsewhere = new Map<string, Map<string, { people: PersonLink[]; until: number }>>();

  constructor(
    private readonly io: LiveServer,
    private readonly emitter: Emitter,
    private readonly server: string,
  ) {
    io.on('presence', ({ server: other, threads, people }) =>
      this.learn(other, threads, people as PersonLink[]),
    );
  }

  /** Somebody opened or left a thread in this process. */
  changed(threadId: string): void {
    if (this.waiting.has(threadId)) return;
    const timer = setTimeout(() => {
      this.waiting.delete(threadId);
      this.tellHere(threadId);
      this.share([threadId]);
    }, TELL_EVERY_MS);
    timer.unref();
    this.waiting.set(threadId, timer);
  }

  /** Repeats this process's summary, so that others do not forget it. */
  repeat(): void {
    const threads = [...this.io.of('/').adapter.rooms.keys()].filter((room) => room.startsWith('thread:'));
    this.share(threads.map((room) => room.slice('thread:'.length)));
  }

  close(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
  }

  private here(threadId: string): PersonLink[] {
    const { adapter, sockets } = this.io.of('/');
    const found = new Map<string, PersonLink>();
    for (const id of adapter.rooms.get(rooms.thread(threadId)) ?? []) {
      const person = sockets.get(id)?.data.person;
      if (person?.showPresence === true) found.set(person.viewer.personId, personLinkOf(person));
      if (found.size >= SHOWN) break;
    }
    return [...found.values()];
  }

  private tellHere(threadId: string): void {
    const all = new Map(this.here(threadId).map((link) => [link.id, link]));
    for (const { people, until } of this.elsewhere.get(threadId)?.values() ?? []) {
      if (until > Date.now()) for (const link of people) all.set(link.id, link);
    }
    const people = [...all.values()].slice(0, SHOWN);
    this.io.local.to(rooms.thread(threadId)).emit('presence', { threadId, people });
  }

  private share(threadIds: readonly string[]): void {
    const people = new Map<string, PersonLink>();
    const threads: Record<string, string[]> = {};
    for (const threadId of threadIds) {
      const here = this.here(threadId);
      for (const link of here) people.set(link.id, link);
      threads[threadId] = here.map(({ id }) => id);
    }
    this.emitter.shareWithOthers('presence', { server: this.server, threads, people: [...people.values()] });
  }

  private learn(server: string, threads: Record<string, string[]>, people: PersonLink[]): void {
    const links = new Map(people.map((link) => [link.id, link]));
    for (const [threadId, ids] of Object.entries(threads)) {
      const known =
        this.elsewhere.get(threadId) ?? new Map<string, { people: PersonLink[]; until: number }>();
      const present = ids.flatMap((id) => links.get(id) ?? []);
      if (present.length > 0) known.set(server, { people: present, until: Date.now() + 45_000 });
      else known.delete(server);
      if (known.size > 0) this.elsewhere.set(threadId, known);
      else this.elsewhere.delete(threadId);
      this.tellHere(threadId);
    }
  }
}
