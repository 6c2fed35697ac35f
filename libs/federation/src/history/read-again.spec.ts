import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import { newId } from '#libs/kernel';
import { createLog } from '#libs/observability';
import { given, testDatabase, type TestDatabase } from '#libs/testing';

import { HostRests } from './history-fetch.js';
import { ReadAgain } from './read-again.js';

const clock = { now: () => new Date() };

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

/** A community of another server that somebody here follows, in whose threads something was written lately. */
const followed = async (host: string, threads: number): Promise<void> => {
  const { database } = test;
  const { id: instanceId } = await given(database).instance({ isLocal: false, host });
  const { id, name } = await given(database).community({ instanceId, visibility: 'public' });
  const { id: authorId } = await given(database).remotePerson({ instanceId });
  const { id: followerId } = await given(database).person();
  const uri = `https://${host}/c/${name}`;
  await database.sql
    .insertInto('remote_actor')
    .values({
      owner_id: id,
      owner_kind: 'community',
      instance_id: instanceId,
      uri,
      username: name,
      inbox: `${uri}/inbox`,
      keys: sql`'[]'::jsonb`,
      fetched_at: clock.now(),
    })
    .execute();
  await database.sql
    .insertInto('follow')
    .values({
      id: newId(),
      follower_id: followerId,
      follower_kind: 'person',
      target_id: id,
      target_kind: 'community',
      uri: `https://northfield.example/follows/${id}`,
      state: 'accepted',
      requested_at: clock.now(),
    })
    .execute();
  const made = Array.from({ length: threads }, () => ({ threadId: newId(), postId: newId() }));
  await database.sql
    .insertInto('thread')
    .values(
      made.map(({ threadId, postId }) => ({
        id: threadId,
        uri: `https://${host}/p/${postId}`,
        instance_id: instanceId,
        community_id: id,
        author_id: authorId,
        kind: 'discussion' as const,
        title: 'Potholes',
        language: 'en' as const,
        root_post_id: postId,
        created_at: clock.now(),
        last_post_at: clock.now(),
      })),
    )
    .execute();
  await database.sql
    .insertInto('post')
    .values(
      made.map(({ threadId, postId }) => ({
        id: postId,
        uri: `https://${host}/p/${postId}`,
        instance_id: instanceId,
        thread_id: threadId,
        community_id: id,
        author_id: authorId,
        number: 1,
        markdown: 'Deep',
        html: '<p>Deep</p>',
        language: 'en' as const,
        reaction_counts: {},
        created_at: clock.now(),
      })),
    )
    .execute();
};

/** Reads what is due; gives how many threads were asked for at each host. Those in `resting` want to be left alone. */
const read = async (resting: readonly string[]): Promise<Record<string, number>> => {
  const asked: Record<string, number> = {};
  const again = new ReadAgain({
    database: test.database,
    clock,
    log: createLog('silent'),
    documents: { of: () => ({ object: () => Promise.reject(new Error('nothing is asked for')) }) },
    threads: {
      read: async (iri) => {
        const { host } = new URL(iri);
        asked[host] = (asked[host] ?? 0) + 1;
        if (resting.includes(host)) throw new HostRests(host, clock.now());
        return { because: 'read', isPartial: false };
      },
    },
  });
  await again.run({ signal: new AbortController().signal });
  return asked;
};

describe('threads of communities elsewhere in which people write', () => {
  it('are read again in turn: a community with very many of them keeps no other waiting', async () => {
    await followed('small.example', 2);
    await followed('large.example', 150);
    expect(await read(['large.example'])).toEqual({ 'large.example': 1, 'small.example': 2 });
    expect(await read([])).toEqual({ 'large.example': 100 });
    expect(await read([])).toEqual({ 'large.example': 49 });
    expect(await read([])).toEqual({});
  });
});
