import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { replyToThread } from '#libs/contracts';
import { apiCaller, eventually } from '#libs/testing';

import { killUnderLoad } from './kill-under-load.js';
import { numbers } from './live-client.js';
import { LiveStage } from './live-stage.js';

describe('the live connection over kill -9', () => {
  let stage: LiveStage;
  beforeEach(async () => {
    stage = await LiveStage.set();
  });
  afterEach(() => stage.strike());

  it('FI1 L1 L2 L3: every acknowledged post reaches every one of 50 clients once and in order, with 20 kills under 50 posts/s', async () => {
    await killUnderLoad(stage, 20);
  });

  it('brings a post that was committed but never broadcast to every client within 5 seconds of the restart', async () => {
    const server = await stage.start();
    const { threadId, seq } = await stage.openThread();
    const clients = await Promise.all(numbers(1, 10).map(() => stage.connect()));
    const seen = await Promise.all(clients.map((client) => client.follow(threadId, seq)));
    const died = killAtCommit(server.child.pid ?? 0);
    const call = apiCaller(server.url, stage.cookies[0]);
    const answer = call(replyToThread, {
      params: { threadId },
      body: { markdown: 'The gauge is red.' },
    }).then(
      () => 'answered',
      () => 'cut off',
    );
    await died;
    await server.ended;
    expect(await answer).toBe('cut off');
    expect(seen.flat()).toEqual([]);
    await stage.start();
    await eventually(() => expect(seen.map((events) => events.length)).toEqual(clients.map(() => 1)), {
      within: 60_000,
    });
    expect(JSON.stringify(seen[0])).toContain('The gauge is red.');
    for (const events of seen) expect(events.map((event) => event.seq)).toEqual([seq + 1]);
  });

  /**
   * Holds the server still from before its statement commits until after, and kills it then: a row lock of ours keeps
   * the statement waiting, the process is stopped, the lock let go, and PostgreSQL commits without anybody to hear it.
   */
  async function killAtCommit(pid: number): Promise<void> {
    const client = await stage.test.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('select 1 from thread for update');
      await eventually(async () => {
        const { rows } = await stage.test.database.pool.query(
          "select 1 from pg_stat_activity where application_name = 'guildhall' and wait_event_type = 'Lock' and datname = current_database()",
        );
        expect(rows).toHaveLength(1);
      });
      process.kill(pid, 'SIGSTOP');
      await client.query('commit');
      await eventually(async () => {
        const { rows } = await stage.test.database.pool.query('select 1 from post where number = 2');
        expect(rows).toHaveLength(1);
      });
    } finally {
      client.release();
      process.kill(pid, 'SIGKILL');
    }
  }
});
