import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';

import { createLog } from '#libs/observability';
import { eventually, testDatabase, type TestDatabase } from '#libs/testing';

import { defineJob, makeJob } from './define-job.js';
import { Jobs, type JobsOptions } from './jobs.js';
import { prunePlatform } from './prune.js';

const log = createLog('silent');
const greet = makeJob({ name: 'test.greet', input: z.object({ name: z.string() }) });
const shaky = makeJob({
  name: 'test.shaky',
  input: z.object({}),
  retry: { tries: 3, firstSeconds: 1, ceilingSeconds: 1 },
});

describe('jobs', () => {
  let test: TestDatabase;
  const open: Jobs[] = [];
  const jobsWith = (parts: Partial<JobsOptions> = {}): Jobs => {
    const jobs = new Jobs({ databaseUrl: test.url, worker: true, log, declared: [greet], ...parts });
    open.push(jobs);
    return jobs;
  };
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterEach(async () => {
    for (const jobs of open.splice(0)) await jobs.stop();
  });
  afterAll(() => test.drop());

  it('refuses to start with a declared job that has no handler, and a second handler', async () => {
    const jobs = jobsWith();
    await expect(jobs.start()).rejects.toThrow('The job test.greet has no handler.');
    jobs.handle(greet, async () => undefined);
    expect(() => jobs.handle(greet, async () => undefined)).toThrow('two handlers');
    expect(() => defineJob({ ...prunePlatform })).toThrow('Two jobs');
  });

  it('runs a job exactly when the transaction that sent it has committed', async () => {
    const greeted: string[] = [];
    const jobs = jobsWith();
    jobs.handle(greet, async ({ name }) => void greeted.push(name));
    await jobs.start();
    const cancelled = test.database.transaction(async (tx) => {
      await jobs.send(tx, greet, { name: 'nobody' });
      throw new Error('changed my mind');
    });
    await expect(cancelled).rejects.toThrow('changed my mind');
    await test.database.transaction((tx) => jobs.send(tx, greet, { name: 'Ada' }));
    await eventually(() => expect(greeted).toEqual(['Ada']));
  });

  it('tries a failed job again and says which attempt is the last', async () => {
    const attempts: string[] = [];
    const jobs = jobsWith({ declared: [shaky] });
    jobs.handle(shaky, async (_, { number, isLast }) => {
      attempts.push(`${number} ${isLast}`);
      throw new Error('no');
    });
    await jobs.start();
    await test.database.transaction((tx) => jobs.send(tx, shaky, {}));
    await eventually(() => expect(attempts).toEqual(['1 false', '2 false', '3 true']));
  });

  it('works through jobs that were sent at once without a pause between them', async () => {
    const names = Array.from({ length: 40 }, (_, index) => String(index));
    const greeted: string[] = [];
    const jobs = jobsWith();
    jobs.handle(greet, async ({ name }) => void greeted.push(name));
    await jobs.start();
    await test.database.transaction(async (tx) => {
      for (const name of names) await jobs.send(tx, greet, { name });
    });
    // Looked for once a second, the last of them would be begun after 40 seconds.
    await eventually(() => expect(greeted.toSorted()).toEqual(names.toSorted()), { within: 25_000 });
  });

  it('only sends, and leaves the work to others, in a process without the worker role', async () => {
    const greeted: string[] = [];
    const web = jobsWith({ worker: false });
    web.handle(greet, async () => void greeted.push('web'));
    await web.start();
    await test.database.transaction((tx) => web.send(tx, greet, { name: 'Ada' }));
    const worker = jobsWith();
    worker.handle(greet, async () => void greeted.push('worker'));
    await worker.start();
    await eventually(() => expect(greeted).toEqual(['worker']));
  });

  it("FI3: tells a process that stood still that its job is its successor's now", async () => {
    const held: string[] = [];
    const isTaken = Promise.withResolvers<void>();
    const claim = (jobs: Jobs, name: string): void =>
      jobs.handle(shaky, async (_, { holds }) => {
        if (name === 'first') await isTaken.promise;
        held.push(`${name} ${await test.database.transaction(holds)}`);
      });
    const first = jobsWith({ declared: [shaky] });
    claim(first, 'first');
    await first.start();
    await test.database.transaction((tx) => first.send(tx, shaky, {}));
    // What the supervisor does with a job whose heartbeat has stopped.
    const missHeartbeat = sql`
      update pgboss.job set state = 'retry', start_after = now() where name = 'test.shaky' and state = 'active'`;
    await eventually(async () =>
      expect((await missHeartbeat.execute(test.database.sql)).numAffectedRows).toBe(1n),
    );
    const second = jobsWith({ declared: [shaky] });
    claim(second, 'second');
    await second.start();
    await eventually(() => expect(held).toEqual(['second true']));
    isTaken.resolve();
    await eventually(() => expect(held).toEqual(['second true', 'first false']));
  });

  it('FI16: gives a job that is not done when the process stops to another process', async () => {
    const seen: string[] = [];
    const stopping = jobsWith({ stopWithin: 1000 });
    stopping.handle(greet, async () => {
      seen.push('begun');
      await new Promise((resolve) => setTimeout(resolve, 5000).unref());
    });
    await stopping.start();
    await test.database.transaction((tx) => stopping.send(tx, greet, { name: 'Ada' }));
    await eventually(() => expect(seen).toEqual(['begun']));
    await stopping.stop();
    const next = jobsWith();
    next.handle(greet, async () => void seen.push('done'));
    await next.start();
    await eventually(() => expect(seen).toEqual(['begun', 'done']));
  });
});
