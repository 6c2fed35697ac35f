import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { eventually } from '#libs/testing';

import { outliveKilledMigrations } from './outlive-killed-migrations.js';
import { ServerLife } from './server-life.js';

/** Three times the 15 seconds that are promised, as the tests beside this one keep the machine busy. */
const WITHIN_AFTER_A_KILL = 45_000;

describe('a server process that was cut short', () => {
  let life: ServerLife;
  beforeAll(async () => {
    life = await ServerLife.begin();
  });
  afterEach(() => life.stop());
  afterAll(() => life.end());

  it('FI1 serves again within 45 seconds after it was killed together with its PostgreSQL', async () => {
    const killed = await life.startWhole();
    const postmaster = await life.databaseProcess();
    process.kill(postmaster, 'SIGKILL');
    await killed.end('SIGKILL');
    const again = await life.start();
    expect(await again.ready()).toBeLessThan(WITHIN_AFTER_A_KILL);
  });

  it('stops cleanly when the signal comes while it is still starting', async () => {
    const starting = await life.start();
    await eventually(() => life.databaseProcess());
    const { code } = await starting.end('SIGINT');
    expect(code).toBe(0);
    await expect(life.databaseProcess()).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('FI22 completes its migrations after being killed at several points of them, and refuses a newer schema', async () => {
    await outliveKilledMigrations(join(life.parent, 'cut-short'), [1, 15, 30]);
  });
});
