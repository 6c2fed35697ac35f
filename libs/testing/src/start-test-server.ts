import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readConfig } from '#libs/config';
import { freePort, type Database } from '#libs/database';
import { createLog } from '#libs/observability';

import { startServer, type RunningServer } from '../../../apps/server/src/start-server.js';
import { given, type Given } from './given.js';
import { createDatabase } from './test-database.js';

/** The whole server in this process, on a port and a database of its own. */
export interface TestServer {
  readonly server: RunningServer;
  readonly database: Database;
  /** Origin to call, and the configured public address. */
  readonly url: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly given: Given;
  /** What it has logged so far, where `LOG_LEVEL` lets it. */
  logged(): string;
  stop(): Promise<void>;
}

/** Starts the server with test settings (high rates, silent log); `env` overrides any setting. */
export const startTestServer = async (env: Record<string, string> = {}): Promise<TestServer> => {
  const [{ url: databaseUrl, drop }, dataDir, port] = await Promise.all([
    createDatabase(),
    mkdtemp(join(tmpdir(), 'guildhall-data-')),
    freePort(),
  ]);
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    LOG_LEVEL: 'silent',
    RATE_READS_PER_MINUTE: '100000',
    RATE_WRITES_PER_MINUTE: '100000',
    RATE_ADDRESS_PER_MINUTE: '1000000',
    ...env,
  });
  let logged = '';
  const log = createLog(config.logLevel, { write: (line) => void (logged += line) });
  const server = await startServer(config, log);
  return {
    server,
    database: server.database,
    url: `http://localhost:${port}`,
    dataDir,
    databaseUrl,
    given: given(server.database),
    logged: () => logged,
    stop: async () => {
      await server.stop();
      await drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
