import { stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { eventually, startBuiltServer } from '#libs/testing';

import { isAlive } from './is-alive.js';
import { outliveKilledMigrations } from './outlive-killed-migrations.js';
import { queryRunning } from './query-running.js';
import { ServerLife } from './server-life.js';

/**
 * Three times the 10 and 15 seconds that are promised, as the tests beside this one may keep the machine busy;
 * `npm run bench` measures starts by themselves.
 */
const WITHIN = { cleanStop: 30_000, kill: 45_000 };

describe('the life of a server process', () => {
  let life: ServerLife;
  beforeAll(async () => {
    life = await ServerLife.begin();
  });
  afterEach(() => life.stop());
  afterAll(() => life.end());

  it('serves again within 30 seconds after a clean stop, with the data it had', async () => {
    const first = await life.startWhole();
    await queryRunning(life.dataDir, 'create table kept as select 42 as answer');
    expect(await first.end()).toMatchObject({ code: 0 });
    const again = await life.start();
    expect(await again.ready()).toBeLessThan(WITHIN.cleanStop);
    expect(await queryRunning(life.dataDir, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('FI1 serves again within 45 seconds after kill -9, although its PostgreSQL lived on', async () => {
    const killed = await life.startWhole();
    const orphan = await life.databaseProcess();
    await killed.end('SIGKILL');
    expect(await isAlive(orphan)).toBe(true);
    const again = await life.start();
    expect(await again.ready()).toBeLessThan(WITHIN.kill);
    expect(await isAlive(orphan)).toBe(false);
  });

  it('FI16 on SIGTERM under load says at once that it is not ready, finishes what it began, and exits 0', async () => {
    const running = await life.startWhole();
    const postmaster = await life.databaseProcess();
    const load = keepAsking(running.url, 16);
    const slow = slowPost(running.url);
    await slow.begun;
    running.child.kill('SIGTERM');
    const signalled = performance.now();
    await eventually(async () => expect((await fetch(`${running.url}/readyz`)).status).toBe(503));
    await eventually(() => expect(fetch(`${running.url}/healthz`)).rejects.toThrow('fetch failed'));
    slow.finish();
    // The right answer to a wrong password: the database was still there for it.
    expect(await slow.answered).toBe(401);
    const { code } = await running.ended;
    expect(code).toBe(0);
    expect(performance.now() - signalled).toBeLessThan(25_000);
    expect(await isAlive(postmaster)).toBe(false);
    load.stop();
    expect(await load.wrongAnswers).toEqual([]);
  });

  it('lists every wrong setting, then exits without touching the disk', async () => {
    const elsewhere = join(life.parent, 'never-made');
    const refused = await life.start({
      DATA_DIR: elsewhere,
      PORT: 'http',
      PUBLIC_URL: 'http://community.example',
      S3_BUCKET: 'files',
    });
    expect(await refused.ended).toMatchObject({ code: 1 });
    for (const name of ['PORT is "http"', 'PUBLIC_URL is', 'S3_ENDPOINT is not set', 'INSECURE_HTTP=1'])
      expect(refused.output()).toContain(name);
    expect(refused.output()).not.toContain('    at ');
    await expect(stat(elsewhere)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('says in plain words that the port is taken', async () => {
    const running = await life.startWhole();
    const second = await startBuiltServer({
      DATA_DIR: join(life.parent, 'second'),
      PORT: new URL(running.url).port,
    });
    expect(await second.ended).toMatchObject({ code: 1 });
    expect(second.output()).toContain(`Port ${new URL(running.url).port} is taken`);
  });

  it('FI22 completes its migrations after being killed during them, and refuses a newer schema', async () => {
    await outliveKilledMigrations(join(life.parent, 'cut-short'), [15]);
  });
});

/** Reads on many kept-alive connections until told to stop; refused connections are fine, 5xx other than 503 are not. */
function keepAsking(url: string, readers: number): { stop: () => void; wrongAnswers: Promise<number[]> } {
  let going = true;
  const read = async (): Promise<number[]> => {
    const wrong: number[] = [];
    while (going) {
      const answer = await fetch(`${url}/api/communities`).catch(() => undefined);
      await answer?.arrayBuffer().catch(() => undefined);
      if (answer && answer.status >= 500 && answer.status !== 503) wrong.push(answer.status);
      if (!answer) await new Promise((done) => setTimeout(done, 50));
    }
    return wrong;
  };
  const all = Promise.all(Array.from({ length: readers }, read));
  return { stop: () => (going = false), wrongAnswers: all.then((lists) => lists.flat()) };
}

/** A request whose body is half sent; `finish` sends the rest. */
function slowPost(url: string): { begun: Promise<void>; finish: () => void; answered: Promise<number> } {
  const body = JSON.stringify({ email: 'nobody@northfield.example', password: 'x'.repeat(20) });
  const call = request(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': body.length, origin: url },
  });
  const answered = new Promise<number>((resolve, reject) => {
    call.on('response', (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    call.on('error', reject);
  });
  const begun = new Promise<void>((done) => call.write(body.slice(0, 5), () => done()));
  return { begun, finish: () => call.end(body.slice(5)), answered };
}
