import { CompiledQuery, sql } from 'kysely';
import { PgBoss, type Db, type JobWithMetadata } from 'pg-boss';

import type { Transaction } from '#libs/database';
import { settledWithin } from '#libs/kernel';
import type { Log } from '#libs/observability';

import { declaredJobs, type Job } from './define-job.js';
import { DueJobs } from './due-jobs.js';

/** What a handler may know of the attempt that it makes. */
export interface Attempt {
  /** From 1. */
  readonly number: number;
  /** Nobody tries again when this one fails. */
  readonly isLast: boolean;
  /** Aborted when the process stops or the attempt took too long. */
  readonly signal: AbortSignal;
  /**
   * Whether the job is still this attempt's, and not one that a successor has taken over while the process stood
   * still; nobody else can take it before the transaction ends.
   */
  readonly holds: (tx: Transaction) => Promise<boolean>;
}

type Handler = (input: never, attempt: Attempt) => Promise<void>;

/** How the job runner works. */
export interface JobsOptions {
  readonly databaseUrl: string;
  /** Whether this process runs handlers; otherwise it only sends. */
  readonly worker: boolean;
  readonly log: Log;
  readonly declared?: readonly Job[];
  /** How long `stop` waits for handlers before it gives their jobs back, in milliseconds. */
  readonly stopWithin?: number;
}

const SCHEMA = 'pgboss';
const HEARTBEAT_SECONDS = 15;
const SUPERVISE_SECONDS = 10;
const CONNECT_WITHIN_MS = 8_000;
const STATEMENT_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 5_000;
/** How much longer than its handlers the runner itself may take to stop. */
const STOP_MARGIN_MS = 1_000;
/** In case that neither a notification nor the look for due jobs woke a worker. */
const BACKSTOP_SECONDS = 30;

/** Passed on to the driver, so that a PostgreSQL that has vanished without a word does not hold the runner up. */
const driverLimits = {
  statement_timeout: STATEMENT_WITHIN_MS,
  query_timeout: STATEMENT_WITHIN_MS + 5_000,
  keepAlive: true,
};

const within = (tx: Transaction): Db => ({
  executeSql: async (text, values = []) => {
    const { rows } = await tx.sql.executeQuery(CompiledQuery.raw(text, [...values]));
    return { rows: [...rows] };
  },
});

type Claim = Pick<JobWithMetadata, 'name' | 'id' | 'retryCount'>;

/** Each claim of a job raises `retry_count`, so that it names the claim. */
const holdsJob = async (tx: Transaction, { name, id, retryCount }: Claim): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from pgboss.job where name = ${name} and id = ${id} and state = 'active' and retry_count = ${retryCount}
    for no key update`.execute(tx.sql);
  return rows.length === 1;
};

const queueOptions = ({ retry, expireSeconds }: Job) => ({
  retryLimit: retry.tries - 1,
  retryDelay: retry.firstSeconds,
  retryBackoff: true,
  retryDelayMax: retry.ceilingSeconds,
  expireInSeconds: expireSeconds,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  notify: true,
});

/**
 * Declared jobs on pg-boss, in a schema of its own on the same database. A job is sent inside the transaction that
 * causes it, so it exists exactly when that commits, and it runs at least once: handlers are idempotent. The job of
 * a process that died is taken over within a minute.
 */
export class Jobs {
  private readonly boss: PgBoss;
  private readonly due: DueJobs;
  private readonly handlers = new Map<string, Handler>();
  private started = false;

  constructor(private readonly options: JobsOptions) {
    const { databaseUrl, worker, log } = options;
    this.boss = new PgBoss({
      connectionString: databaseUrl,
      schema: SCHEMA,
      application_name: 'guildhall-jobs',
      max: worker ? 4 : 1,
      supervise: worker,
      schedule: worker,
      useListenNotify: worker,
      superviseIntervalSeconds: SUPERVISE_SECONDS,
      monitorIntervalSeconds: SUPERVISE_SECONDS,
      registerInstance: false,
      openTelemetry: { enabled: false },
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      ...driverLimits,
    });
    this.boss.on('error', (error) => log.warn({ err: error }, 'job runner: error'));
    this.boss.on('warning', (warning) => log.warn({ warning }, 'job runner: warning'));
    this.due = new DueJobs(this.boss, (error) => {
      // The look under way when the runner stops may lose its connection.
      if (this.started) log.warn({ err: error }, 'due jobs could not be looked for');
    });
  }

  /** Names the one handler of a job. */
  handle<Input>(job: Job<Input>, handler: (input: Input, attempt: Attempt) => Promise<void>): void {
    if (this.handlers.has(job.name)) throw new Error(`The job ${job.name} has two handlers.`);
    this.handlers.set(job.name, handler);
  }

  /** Sends a job as part of a transaction; `startAfter` puts it off. */
  async send<Input>(tx: Transaction, job: Job<Input>, input: Input, startAfter?: Date): Promise<void> {
    await this.boss.send(job.name, input as object, {
      db: within(tx),
      ...(startAfter !== undefined && { startAfter }),
    });
  }

  /** @throws Error when a declared job has no handler */
  async start(): Promise<void> {
    const jobs = this.options.declared ?? declaredJobs();
    const orphan = jobs.find(({ name }) => !this.handlers.has(name));
    if (orphan !== undefined) throw new Error(`The job ${orphan.name} has no handler.`);
    await this.boss.start();
    this.started = true;
    for (const job of jobs) await this.prepareQueue(job);
    if (!this.options.worker) return;
    await this.schedule(jobs);
    for (const job of jobs) for (let worker = 0; worker < job.atOnce; worker += 1) await this.work(job);
    this.due.start();
  }

  /**
   * Lets handlers finish; what is not done in time goes back to the queue for another process. Where the database
   * does not answer, nothing can be given back: another process takes the jobs over when they miss their heartbeat.
   */
  async stop(): Promise<void> {
    if (!this.started) return;
    this.started = false;
    this.due.stop();
    const { stopWithin: timeout = STOP_WITHIN_MS, log } = this.options;
    const stopping = this.boss.stop({ graceful: true, timeout });
    if (!(await settledWithin(timeout + STOP_MARGIN_MS, stopping)))
      log.warn('job runner: did not stop in time');
  }

  private async prepareQueue(job: Job): Promise<void> {
    const options = queueOptions(job);
    await this.boss.createQueue(job.name, options);
    await this.boss.updateQueue(job.name, options);
  }

  private async schedule(jobs: readonly Job[]): Promise<void> {
    const scheduled = new Map(jobs.map(({ name, schedule }) => [name, schedule]));
    for (const { name } of await this.boss.getSchedules()) {
      if (scheduled.get(name) === undefined) await this.boss.unschedule(name);
    }
    for (const [name, cron] of scheduled) {
      if (cron !== undefined) await this.boss.schedule(name, cron, {});
    }
  }

  /** Begins one worker, which takes one job after the other for as long as there are any. */
  private async work(job: Job): Promise<void> {
    const options = {
      includeMetadata: true,
      batchSize: 1,
      pollingIntervalSeconds: 1,
      notifyPollingIntervalSeconds: BACKSTOP_SECONDS,
    } as const;
    const id: string = await this.boss.work(job.name, options, async (batch: JobWithMetadata<unknown>[]) => {
      this.boss.notifyWorker(id);
      for (const item of batch) await this.run(job, item);
    });
    this.due.add(job.name, id);
  }

  private async run(job: Job, item: JobWithMetadata<unknown>): Promise<void> {
    const handler = this.handlers.get(job.name);
    const attempt: Attempt = {
      number: item.retryCount + 1,
      isLast: item.retryCount + 1 >= job.retry.tries,
      signal: item.signal,
      holds: (tx) => holdsJob(tx, item),
    };
    try {
      await handler?.(job.input.parse(item.data) as never, attempt);
    } catch (error) {
      const level = attempt.isLast ? 'error' : 'warn';
      this.options.log[level](
        { err: error, job: job.name, jobId: item.id, attempt: attempt.number },
        'job failed',
      );
      throw error;
    }
  }
}
