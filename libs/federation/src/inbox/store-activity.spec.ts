import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { testDatabase, type TestDatabase } from '#libs/testing';

import { parseActivity } from './parse-activity.js';
import { ActivityStore, type ActivityToStore, type Stored } from './store-activity.js';

const HOST = 'much.example';
const TOGETHER = 200;
const ROUNDS = 10;

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

const arrived = (name: string): ActivityToStore => {
  const actor = `https://${HOST}/u/ada`;
  const object = `https://${HOST}/p/1`;
  const body = Buffer.from(
    JSON.stringify({ id: `https://${HOST}/activities/${name}`, type: 'Like', actor, object }),
  );
  const posted = parseActivity(body);
  if (posted.kind !== 'activity') throw new Error(`Not an activity: ${posted.kind}`);
  return { activity: posted.activity, host: HOST, body, receivedAt: new Date() };
};

const storeAll = (store: ActivityStore, all: readonly ActivityToStore[]): Promise<Stored[]> =>
  Promise.all(all.map((one) => store.store(one, { kind: 'shared' })));

describe('activities that come at one time', () => {
  it('are stored once each, also when two processes are given the same ones in opposite orders', async () => {
    const [one, other] = [new ActivityStore(test.database), new ActivityStore(test.database)];
    for (let round = 0; round < ROUNDS; round += 1) {
      const all = Array.from({ length: TOGETHER }, (_, index) => arrived(`${round}-${index}`));
      const stored = await Promise.all([storeAll(one, all), storeAll(other, all.toReversed())]);
      expect(stored.flat().filter(({ isThere }) => !isThere)).toEqual([]);
      expect(stored.flat().filter(({ isNew }) => isNew)).toHaveLength(TOGETHER);
    }
  });

  it('keep the order in which they came, whatever they are called', async () => {
    const names = ['z', 'm', 'a', 'x', 'b'];
    await storeAll(
      new ActivityStore(test.database),
      names.map((name) => arrived(name)),
    );
    const { rows } = await test.database.pool.query<{ uri: string }>(
      'select uri from inbox_activity where uri = any($1) order by seq',
      [names.map((name) => `https://${HOST}/activities/${name}`)],
    );
    expect(rows.map(({ uri }) => uri.at(-1))).toEqual(names);
  });
});
