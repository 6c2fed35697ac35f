import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { newId } from '#libs/kernel';
import { given, testDatabase, type TestDatabase } from '#libs/testing';

import { deliverNotices } from './deliver-notices.js';
import { noticesFor } from './notice.js';

const PEOPLE = 20;
const ROUNDS = 5;

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

it('two facts about the same people, named in opposite orders, are both told at the first try', async () => {
  const { database } = test;
  const make = given(database);
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => make.person()));
  const ids = people.map(({ id }) => id);
  const about = {
    kind: 'mention',
    groupKey: 'mention:one',
    actorId: null,
    communityId: null,
    threadId: null,
    postId: null,
    subjectId: null,
  } as const;
  for (let round = 0; round < ROUNDS; round += 1)
    await Promise.all(
      [ids, ids.toReversed()].map((order) =>
        deliverNotices(database, { id: newId(), at: new Date() }, noticesFor(order, about)),
      ),
    );
  const rows = await database.sql.selectFrom('notification').select(['person_id', 'count']).execute();
  expect(rows.map(({ count }) => count)).toEqual(ids.map(() => 2 * ROUNDS));
});
