import type { PersonLink } from '#libs/contracts';

interface Told {
  readonly people: readonly PersonLink[];
  readonly until: number;
}

/** People of whom other processes told, by thread; forgotten when a process stops telling. */
export class Elsewhere {
  private readonly threads = new Map<string, Map<string, Told>>();

  constructor(private readonly rememberMs: number) {}

  learn(threadId: string, process: string, people: readonly PersonLink[]): void {
    const told = this.threads.get(threadId) ?? new Map<string, Told>();
    if (people.length > 0) told.set(process, { people, until: performance.now() + this.rememberMs });
    else told.delete(process);
    if (told.size > 0) this.threads.set(threadId, told);
    else this.threads.delete(threadId);
  }

  /** These people and those of other processes, each once. */
  joinedBy(threadId: string, here: readonly PersonLink[], most: number): PersonLink[] {
    const all = new Map(here.map((link) => [link.id, link]));
    for (const { people } of this.threads.get(threadId)?.values() ?? [])
      for (const link of people) all.set(link.id, link);
    return [...all.values()].slice(0, most);
  }

  /** Forgets what is out of date and gives the threads that this changes. */
  forget(now = performance.now()): string[] {
    const changed: string[] = [];
    for (const [threadId, told] of this.threads) {
      const before = told.size;
      for (const [process, { until }] of told) if (until < now) told.delete(process);
      if (told.size < before) changed.push(threadId);
      if (told.size === 0) this.threads.delete(threadId);
    }
    return changed;
  }
}
