import type { PgBoss } from 'pg-boss';

import { repeat, type Repeated } from '#libs/kernel';

const LOOK_EVERY_MS = 1_000;

/** One probe of an index for each name, however many jobs wait under it. */
const DUE_NAMES = `
  select name from unnest($1::text[]) as wanted (name)
  where exists (
    select 1 from pgboss.job
    where job.name = wanted.name and state < 'active' and not blocked and start_after <= now()
  )`;

/**
 * Wakes the workers of this process for jobs of which no notification comes: those that are tried again, were put off, or
 * were given back by another process. One statement a second asks about all kinds of jobs, where each worker would
 * otherwise ask for itself.
 */
export class DueJobs {
  private readonly workers = new Map<string, string[]>();
  private looking: Repeated | undefined;

  constructor(
    private readonly boss: PgBoss,
    private readonly onFailed: (error: unknown) => void,
  ) {}

  /** Names a worker (its id in the runner) that is to be woken for jobs called `name`. */
  add(name: string, worker: string): void {
    this.workers.set(name, [...(this.workers.get(name) ?? []), worker]);
  }

  /** Begins to look, after a second. */
  start(): void {
    this.looking = repeat(LOOK_EVERY_MS, () => this.look(), this.onFailed);
  }

  /** Looks no more. */
  stop(): void {
    this.looking?.stop();
  }

  private async look(): Promise<void> {
    const names = [...this.workers.keys()];
    const { rows } = await this.boss.getDb().executeSql(DUE_NAMES, [names]);
    for (const { name } of rows as { name: string }[])
      for (const worker of this.workers.get(name) ?? []) this.boss.notifyWorker(worker);
  }
}
