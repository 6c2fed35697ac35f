import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { replyToThread } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { eventually, type GivenPerson } from '#libs/testing';

import type { Instance } from './instance.fixture.js';
import { Pair } from './pair.fixture.js';

/** A host that failed is tried again within a minute, and what was being sent when a process died after another. */
const ARRIVES_WITHIN_MS = 240_000;
const REPLIES = 40;

let pair: Pair;
let ada: GivenPerson;
let olwen: GivenPerson;
let community: { readonly id: string };

beforeAll(async () => {
  pair = await Pair.set();
  ada = await pair.northfield.given.person({ name: 'ada', displayName: 'Ada Okafor' });
  olwen = await pair.eastmoor.given.person({ name: 'olwen', displayName: 'Olwen Tate' });
  community = await pair.eastmoor.given.community({
    name: 'allotments',
    owner: olwen,
    visibility: 'public',
    joinPolicy: 'open',
  });
  await pair.northfield.join(ada, 'allotments@eastmoor.example');
});
afterAll(() => pair?.strike());

/** Sends a reply until there is an answer, under one key, as a browser does. */
const replyUntilAnswered = async (
  at: Instance,
  person: GivenPerson,
  threadId: string,
  markdown: string,
): Promise<void> => {
  const key = newId();
  const call = await at.as(person);
  await eventually(async () => {
    const { status } = await call(replyToThread, { params: { threadId }, body: { markdown }, key });
    expect(status).toBe(201);
  });
};

/** Writes replies one after another; tells how many have been answered so far. */
const writing = (at: Instance, person: GivenPerson, threadId: string) => {
  const words = Array.from({ length: REPLIES }, (_, index) => `${person.name} says ${index}`);
  const state = { answered: 0 };
  const done = (async () => {
    for (const markdown of words) {
      await replyUntilAnswered(at, person, threadId, markdown);
      state.answered += 1;
    }
    return words;
  })();
  return { state, done };
};

const wordsOf = async (at: Instance, threadId: string, author: string): Promise<string[]> =>
  (await at.replies(threadId)).filter((reply) => reply.author === author).map(({ markdown }) => markdown);

describe('kill -9 of both instances in turn while replies cross both ways (FI4, FI5)', () => {
  it('loses nothing, repeats nothing and keeps the order of each writer', async () => {
    const title = 'Who waters when we are away?';
    const theirs = (await pair.eastmoor.thread(olwen, community.id, title)).id;
    const ours = await pair.northfield.arrived(title);
    const writers = [writing(pair.northfield, ada, ours), writing(pair.eastmoor, olwen, theirs)];
    for (const [victim, share] of [
      [pair.eastmoor, 0.2],
      [pair.northfield, 0.5],
    ] as const) {
      await eventually(() => {
        for (const { state } of writers) expect(state.answered).toBeGreaterThan(REPLIES * share);
      });
      await victim.end('SIGKILL');
      await victim.start();
    }
    const [fromAda = [], fromOlwen = []] = await Promise.all(writers.map(({ done }) => done));
    for (const [at, threadId] of [
      [pair.northfield, ours],
      [pair.eastmoor, theirs],
    ] as const)
      await eventually(
        async () => {
          expect(await wordsOf(at, threadId, 'ada')).toEqual(fromAda);
          expect(await wordsOf(at, threadId, 'olwen')).toEqual(fromOlwen);
        },
        { within: ARRIVES_WITHIN_MS },
      );
  });
});

describe('an instance that was away for a while (FI11)', () => {
  it('gets everything that was written meanwhile, in order, and its own people write on', async () => {
    const title = 'Frost on Thursday';
    const theirs = (await pair.eastmoor.thread(olwen, community.id, title)).id;
    const ours = await pair.northfield.arrived(title);
    await pair.eastmoor.end();
    const words = Array.from({ length: 10 }, (_, index) => `Cover the pots ${index}`);
    for (const markdown of words) await pair.northfield.reply(ada, ours, markdown);
    await eventually(async () => expect(await isFailing(pair.northfield, 'eastmoor.example')).toBe(true));
    await pair.eastmoor.start();
    await eventually(async () => expect(await wordsOf(pair.eastmoor, theirs, 'ada')).toEqual(words), {
      within: ARRIVES_WITHIN_MS,
    });
    await pair.eastmoor.reply(olwen, theirs, 'All covered.');
    await eventually(async () =>
      expect(await wordsOf(pair.northfield, ours, 'olwen')).toEqual(['All covered.']),
    );
    expect(await isFailing(pair.northfield, 'eastmoor.example')).toBe(false);
  });
});

const isFailing = async (at: Instance, host: string): Promise<boolean> => {
  const peer = await at.test.database.sql
    .selectFrom('peer')
    .innerJoin('instance', 'instance.id', 'peer.instance_id')
    .select('peer.failing_since')
    .where('instance.host', '=', host)
    .executeTakeFirst();
  return (peer?.failing_since ?? null) !== null;
};
