import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import type { Pool, PoolClient, QueryResultRow, TypeOverrides } from 'pg';

import { settledWithin, systemClock, type Clock } from '#libs/kernel';

import { migrations } from './migrations/index.js';
import { preparedQueries } from './prepared-queries.js';
import { entities, type Tables } from './schema/index.js';
import { Transaction, type Committed } from './transaction.js';
import { allowSilence, watchSilence } from './watch-silence.js';
import { WriteTurns } from './write-turns.js';

/** How to reach PostgreSQL. `url` is a `postgres://` URL; times are in milliseconds. */
export interface DatabaseOptions {
  /** Source of the times of recorded facts and stream events; the machine's clock when left out. */
  readonly clock?: Clock;
  readonly url: string;
  readonly poolSize: number;
  readonly statementTimeout?: number;
  readonly acquireTimeout?: number;
  /** Whether a commit waits until it is on the disk, as it must for all that cannot be made anew; true when left out. */
  readonly waitsForDisk?: boolean;
}

/** A statement that each connection parses and plans once, under its name. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

const ACQUIRE_TIMEOUT_MS = 8_000;
const STATEMENT_TIMEOUT_MS = 10_000;
/** How much later than PostgreSQL's own time limit the silence of a statement is taken for a lost connection. */
const SILENCE_MARGIN_MS = 2_000;
const CLOSE_WITHIN_MS = 2_000;

const open = (options: DatabaseOptions): Promise<MikroORM> =>
  MikroORM.init({
    clientUrl: options.url,
    entities,
    logger: () => undefined,
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations,
      tableName: 'schema_migration',
      snapshot: false,
      allOrNothing: false,
    },
    pool: { min: 0, max: options.poolSize },
    driverOptions: {
      connectionTimeoutMillis: options.acquireTimeout ?? ACQUIRE_TIMEOUT_MS,
      statement_timeout: options.statementTimeout ?? STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: 30_000,
      keepAlive: true,
      ...(options.waitsForDisk === false && { options: '-c synchronous_commit=off' }),
      application_name: 'guildhall',
    },
  });

const TIMESTAMPTZ = 1184;
const INT8 = 20;

/** Makes rows what the schema's types say: moments are `Date`, and our 64-bit numbers (all below 2^53) `number`. */
const readAsTyped = (pool: Pool): void => {
  const types = pool.options.types as TypeOverrides;
  types.setTypeParser(TIMESTAMPTZ, (text) => new Date(text));
  types.setTypeParser(INT8, Number);
};

/**
 * The one door to PostgreSQL: MikroORM's connection, pool and migrations, with Kysely typed by our entities for
 * queries. Reads use `sql`; every write runs in `transaction`, whose recorded facts reach the listeners after commit.
 */
export class Database {
  private readonly listeners: ((facts: Committed) => void)[] = [];
  /** As `sql`, for reads so frequent that planning them again and again counts; see {@link preparedQueries}. */
  readonly prepared: Kysely<Tables>;
  private readonly turns: WriteTurns;

  private constructor(
    readonly orm: MikroORM,
    readonly pool: Pool,
    readonly options: DatabaseOptions,
    readonly sql: Kysely<Tables>,
  ) {
    this.prepared = preparedQueries(pool);
    this.turns = new WriteTurns(options.poolSize, options.acquireTimeout ?? ACQUIRE_TIMEOUT_MS);
  }

  static async connect(options: DatabaseOptions): Promise<Database> {
    const orm = await open(options);
    const em = orm.em.fork() as EntityManager;
    const pool = await em.getConnection().getNativeClient();
    readAsTyped(pool);
    watchSilence(pool, (options.statementTimeout ?? STATEMENT_TIMEOUT_MS) + SILENCE_MARGIN_MS);
    return new Database(orm, pool, options, em.getKysely<Tables>());
  }

  /** Runs `work` in one transaction (read committed). What it recorded is announced only once it has committed. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const em = this.orm.em.fork() as EntityManager;
    let facts: Committed | undefined;
    const result = await this.turns.take(() =>
      em.transactional(async (inner) => {
        const tx = new Transaction(inner, this.options.clock ?? systemClock);
        const value = await work(tx);
        facts = tx.facts;
        return value;
      }),
    );
    if (facts !== undefined) this.announce(facts);
    return result;
  }

  /**
   * Runs one prepared statement that writes and commits by itself, for writes so frequent that two round trips
   * count. It inserts the facts that `factsOf` then announces; like every write it does all or nothing.
   */
  async write<Row extends QueryResultRow>(
    statement: PreparedStatement,
    factsOf: (rows: Row[]) => Partial<Committed>,
  ): Promise<Row[]> {
    const { rows } = await this.turns.take(() =>
      this.pool.query<Row>({ ...statement, values: [...statement.values] }),
    );
    this.announce({ domainEvents: [], threadEvents: [], accountEvents: [], ...factsOf(rows) });
    return rows;
  }

  /** Calls `listener` after each commit that recorded something, in the process that committed. */
  onCommitted(listener: (facts: Committed) => void): void {
    this.listeners.push(listener);
  }

  /** Applies the migrations that are missing; safe to run again after it was interrupted. */
  async migrate(): Promise<void> {
    await this.orm.migrator.up();
  }

  /** Names of migrations that the code has and the database lacks. */
  async pendingMigrations(): Promise<string[]> {
    return (await this.orm.migrator.getPending()).map((migration) => migration.name);
  }

  /** Names of migrations that the database has and this version does not know. */
  async unknownMigrations(): Promise<string[]> {
    const known = new Set(migrations.map(({ name }) => name));
    const executed = await this.orm.migrator.getExecuted();
    return executed.map(({ name }) => name).filter((name) => !known.has(name));
  }

  /** A connection whose statements may take as long as they need. Give it back with `release(true)`. */
  async patientConnection(): Promise<PoolClient> {
    const client = await this.pool.connect();
    allowSilence(client);
    await client.query('set statement_timeout = 0');
    return client;
  }

  /** Closes the connections; what a vanished PostgreSQL still holds is left to the end of the process. */
  async close(): Promise<void> {
    await settledWithin(CLOSE_WITHIN_MS, this.orm.close(true));
  }

  private announce(facts: Committed): void {
    if (facts.domainEvents.length + facts.threadEvents.length + facts.accountEvents.length === 0) return;
    for (const listener of this.listeners) listener(facts);
  }
}
