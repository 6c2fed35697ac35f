import type { PersonLink, Present } from '#libs/contracts';

interface Told extends Present {
  readonly until: number;
}

/** People of whom other processes told, by thread; forgotten when a process stops telling. */
export class Elsewhere {
  private readonly threads = new Map<string, Map<string, Told>>();

  constructor(private readonly rememberMs: number) {}

  learn(threadId: string, process: string, { people, count }: Present): void {
    const told = this.threads.get(threadId) ?? new Map<string, Told>();
    if (people.length > 0) told.set(process, { people, count, until: performance.now() + this.rememberMs });
    else told.delete(process);
    if (told.size > 0) this.threads.set(threadId, told);
    else this.threads.delete(threadId);
  }

  /** These people and those of other processes, each once as far as they are named; at most `most` by name. */
  joinedBy(threadId: string, here: Present, most: number): Present {
    const all = new Map<string, PersonLink>();
    let unnamed = 0;
    for (const { people, count } of [here, ...(this.threads.get(threadId)?.values() ?? [])]) {
      for (const link of people) all.set(link.id, link);
      unnamed += count - people.length;
    }
    return { people: [...all.values()].slice(0, most), count: all.size + unnamed };
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
