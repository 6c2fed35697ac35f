import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { Database } from '#libs/database';
import { createLog } from '#libs/observability';
import { eventually, testDatabase, type TestDatabase } from '#libs/testing';

import { InboxProcessor } from './inbox-processor.js';
import { applied, type Outcome } from './outcome.js';
import { parseActivity } from './parse-activity.js';
import { activityOf, noteOf } from './peer.fixture.js';
import { ActivityStore } from './store-activity.js';

const HOST = 'lemmy.example';
const POOL_SIZE = 20;

let test: TestDatabase;
let processors: InboxProcessor[];
beforeAll(async () => {
  test = await testDatabase({ poolSize: POOL_SIZE });
});
beforeEach(() => {
  processors = [];
});
afterEach(async () => {
  await Promise.all(processors.map((processor) => processor.stop()));
  await test.database.sql.deleteFrom('inbox_activity').execute();
});
afterAll(() => test.drop());

/** Stores a reply of somebody new in a thread; gives the id of the activity. */
const arrive = async (thread: string, host = HOST): Promise<string> => {
  const author = { id: `https://${host}/u/${Math.random().toString(36).slice(2)}`, host };
  const context = `https://${host}/t/${thread}`;
  const note = noteOf(author, '<p>Yes</p>', { context, inReplyTo: `${context}/first` });
  const create = activityOf(author, 'Create', note);
  const body = Buffer.from(JSON.stringify(create));
  const posted = parseActivity(body);
  if (posted.kind !== 'activity') throw new Error('It cannot be read.');
  const toStore = { activity: posted.activity, host, body, receivedAt: new Date() };
  await new ActivityStore(test.database).store(toStore, { kind: 'shared' });
  return create.id;
};

/** Stores `count` replies in each of these threads, in turn; gives their ids by thread. */
const arriveInTurn = async (threads: readonly string[], count: number): Promise<Map<string, string[]>> => {
  const arrived = new Map<string, string[]>(threads.map((thread) => [thread, []]));
  for (let turn = 0; turn < count; turn += 1)
    for (const thread of threads) arrived.get(thread)?.push(await arrive(thread));
  return arrived;
};

const work = (handle: (uri: string) => Promise<Outcome>, database = test.database): InboxProcessor => {
  const processor = new InboxProcessor({
    database,
    log: createLog('silent'),
    handle: (_, uri) => handle(uri),
    seek: async () => undefined,
  });
  processors.push(processor);
  processor.start();
  return processor;
};

const waiting = async (): Promise<number> => {
  const { count } = await test.database.sql
    .selectFrom('inbox_activity')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('handled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
};

const untilHandled = (): Promise<void> => eventually(async () => expect(await waiting()).toBe(0));

describe('what came from one server', () => {
  it('is handled in order within a thread, while different threads go side by side', async () => {
    const threads = ['roads', 'buses', 'parks'];
    const arrived = await arriveInTurn(threads, 5);
    const handled: string[] = [];
    const held: (() => void)[] = [];
    work((uri) => {
      handled.push(uri);
      return new Promise((resolve) => {
        held.push(() => resolve(applied('stored')));
        if (held.length === threads.length) for (const release of held.splice(0)) release();
      });
    });
    await untilHandled();
    for (const ids of arrived.values()) expect(handled.filter((id) => ids.includes(id))).toEqual(ids);
  });

  it('is handled by one process at a time', async () => {
    const arrived = await arriveInTurn(['roads'], 30);
    const other = await Database.connect({ url: test.url, poolSize: POOL_SIZE });
    const handled: string[] = [];
    const state = { now: 0, most: 0 };
    const handle = async (uri: string): Promise<Outcome> => {
      handled.push(uri);
      state.now += 1;
      state.most = Math.max(state.most, state.now);
      await test.database.sql.selectFrom('instance').select('id').execute();
      state.now -= 1;
      return applied('stored');
    };
    work(handle);
    const second = work(handle, other);
    await untilHandled();
    await second.stop();
    await other.close();
    expect(state.most).toBe(1);
    expect(handled).toEqual(arrived.get('roads'));
  });

  it('does not keep others waiting, however much it is', async () => {
    const count = 60;
    await arriveInTurn(['roads'], count);
    const last = await arrive('buses', 'mastodon.example');
    const handled: string[] = [];
    work(async (uri) => {
      handled.push(uri);
      return applied('stored');
    });
    await untilHandled();
    expect(handled).toHaveLength(count + 1);
    expect(handled.indexOf(last)).toBeLessThan(count);
  });

  it('is handled again by another process when that which had it could not write it down', async () => {
    const id = await arrive('roads');
    const lost = await Database.connect({ url: test.url, poolSize: POOL_SIZE });
    const handled: string[] = [];
    const first = work(async (uri) => {
      handled.push(uri);
      await lost.close();
      return applied('stored');
    }, lost);
    await eventually(() => expect(handled).toEqual([id]));
    work(async (uri) => {
      handled.push(uri);
      return applied('stored');
    });
    await untilHandled();
    await first.stop();
    expect(handled).toEqual([id, id]);
  });
});
