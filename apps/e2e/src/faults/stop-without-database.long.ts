import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';

import { createDatabase, startBuiltServer, type BuiltServer } from '#libs/testing';

import { linkTo, type FaultyLink } from './faulty-link.js';

const STOP_WITHIN_MS = 25_000;

describe('a server that is told to stop while its database is in trouble', () => {
  let dataDir: string;
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let link: FaultyLink;
  let server: BuiltServer;
  let hanging: Promise<unknown> | undefined;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'guildhall-stop-'));
    database = await createDatabase();
  });
  afterAll(async () => {
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    const address = new URL(database.url);
    link = await linkTo(Number(address.port));
    address.port = String(link.port);
    server = await startBuiltServer({ DATA_DIR: dataDir, DATABASE_URL: address.href });
    await server.ready();
  });
  afterEach(async () => {
    await server.end('SIGKILL');
    await hanging;
    await link.cut();
  });

  const cutConnections = async (): Promise<void> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await client.end();
  };

  /** Ends only when requests hang that hold connections. */
  const silence = async (): Promise<void> => {
    link.stall();
    hanging = Promise.allSettled(Array.from({ length: 5 }, () => fetch(`${server.url}/api/communities`)));
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  };

  it.each([
    ['has cut every connection', cutConnections],
    ['is gone', () => link.cut()],
    ['has fallen silent', silence],
  ])('FI16 exits with 0 within 25 seconds when the database %s', async (_what, harm) => {
    await harm();
    const signalled = performance.now();
    const { code } = await server.end('SIGTERM');
    expect({ code, output: code === 0 ? '' : server.output() }).toEqual({ code: 0, output: '' });
    expect(performance.now() - signalled).toBeLessThan(STOP_WITHIN_MS);
  });
});
