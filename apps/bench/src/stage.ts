import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findRunningPostgres, freePort } from '#libs/database';

import type { BareJob } from './bare-process.js';
import { captureRequests } from './capture-requests.js';
import { startChild, type Child } from './child.js';
import { startProduct, type Product } from './product-process.js';
import { seedData, type Seeded } from './seed-data.js';
import type { SearchSize } from './seed-search.js';
import { withDatabase } from './with-database.js';

/** How much is measured. */
export interface Effort {
  /** Length of one measurement in seconds. */
  readonly seconds: number;
  /** Times that product and bare server are measured in turn. */
  readonly rounds: number;
  readonly longestThread: number;
  readonly deliveries: number;
  /** Replies that cross from one instance to another. */
  readonly crossings: number;
  readonly search: SearchSize;
  /** How many documents there are to be searched. */
  readonly documents: number;
  /** How many people there are to be found. */
  readonly people: number;
  readonly uploadMegabytes: number;
  readonly filmSeconds: number;
}

/** Everything that runs while we measure. */
export interface Stage {
  readonly effort: Effort;
  readonly seeded: Seeded;
  readonly product: Product;
  readonly bareUrl: string;
  readonly load: Child;
  readonly folder: string;
  readonly databaseUrl: string;
  /** Options of Node.js with which the product runs. */
  readonly productOptions: readonly string[];
  stop(): Promise<void>;
}

const POOL_SIZE = 20;

/** Rates raised, no demo; everything else as shipped. */
export const environmentOf = async (more: Record<string, string>): Promise<Record<string, string>> => ({
  PORT: String(await freePort()),
  DEMO: '0',
  LOG_LEVEL: 'warn',
  RATE_READS_PER_MINUTE: '10000000',
  RATE_WRITES_PER_MINUTE: '10000000',
  RATE_ADDRESS_PER_MINUTE: '10000000',
  ...more,
});

/**
 * Starts the product with its embedded PostgreSQL, writes the data, learns the statements, then starts the bare
 * server on the same database, and the load.
 */
export const setStage = async (effort: Effort, productOptions: readonly string[]): Promise<Stage> => {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-bench-'));
  const dataDir = join(folder, 'data');
  const product = await startProduct(await environmentOf({ DATA_DIR: dataDir }), productOptions);
  const databaseUrl = (await findRunningPostgres(dataDir)) ?? '';
  const seeded = await withDatabase(databaseUrl, (database) => seedData(database, effort.longestThread));
  const captured = await captureRequests(
    await environmentOf({ DATA_DIR: join(folder, 'capture'), DATABASE_URL: databaseUrl }),
    seeded,
  );
  const bare = startChild('./bare-process.js');
  const bareUrl = await bare.ask<string>({ databaseUrl, poolSize: POOL_SIZE, captured } satisfies BareJob);
  const load = startChild('./load-process.js');
  return {
    effort,
    seeded,
    product,
    bareUrl,
    load,
    folder,
    databaseUrl,
    productOptions,
    stop: async () => {
      await Promise.all([load.end(), bare.end()]);
      await product.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
