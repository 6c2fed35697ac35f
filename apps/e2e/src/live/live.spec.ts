import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import * as contracts from '#libs/contracts';
import { apiCaller, eventually, startTestServer, type GivenPerson, type TestServer } from '#libs/testing';

import { connectLive, numbers, type LiveClient } from './live-client.js';

describe('a page that is open', () => {
  let test: TestServer;
  let ada: GivenPerson;
  let ben: GivenPerson;
  let communityId: string;
  let communityName: string;
  let threadId: string;
  const clients: LiveClient[] = [];

  const live = async (person: { id: string }): Promise<LiveClient> => {
    const client = await connectLive(test.url, await test.given.cookie(person));
    clients.push(client);
    return client;
  };
  const seqNow = async (client: LiveClient): Promise<number> => {
    const answer = await client.ask('follow-thread', { threadId, after: null });
    if (!answer.ok) throw new Error(answer.problem.code);
    return answer.seq ?? -1;
  };
  const newThread = async (by: LiveClient, title = 'Bin days over Christmas'): Promise<string> => {
    const { answer } = await by.call(contracts.openThread, {
      params: { communityId },
      body: { title, markdown: 'Which *rounds* change?' },
    });
    return answer.thread.id;
  };
  const reply = async (by: LiveClient, markdown: string) => {
    const { answer, status } = await by.call(contracts.replyToThread, {
      params: { threadId },
      body: { markdown },
    });
    expect(status).toBe(201);
    return answer;
  };

  beforeAll(async () => {
    test = await startTestServer({ LOG_LEVEL: 'error' });
    ada = await test.given.person({ displayName: 'Ada Lovett' });
    ben = await test.given.person({ displayName: 'Ben Howells' });
    const community = await test.given.community({ owner: ada, visibility: 'hidden' });
    ({ id: communityId, name: communityName } = community);
    await test.given.member(communityId, ben.id);
    const client = await live(ada);
    threadId = await newThread(client);
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(() => test.stop());

  it('shows a post, edit, reaction, deletion, restoration and lock to a second reader, in order, without a gap', async () => {
    const [one, two] = [await live(ada), await live(ben)];
    const start = await seqNow(two);
    const events = await two.follow(threadId, start);
    const post = await reply(one, 'Thursday moves to **Friday**.');
    const params = { postId: post.id };
    const { version } = post;
    await one.call(contracts.editPost, {
      params,
      body: { markdown: 'Thursday moves to Saturday.', version },
    });
    await one.call(contracts.addReaction, { params: { ...params, kind: 'thanks' } });
    await one.call(contracts.deletePost, { params });
    await one.call(contracts.restorePost, { params });
    await one.call(contracts.lockThread, { params: { threadId } });
    await one.call(contracts.unlockThread, { params: { threadId } });
    await eventually(() =>
      expect(events.map(({ kind }) => kind)).toEqual([
        'post.added',
        'post.edited',
        'reactions.changed',
        'post.deleted',
        'post.restored',
        'thread.changed',
        'thread.changed',
      ]),
    );
    expect(events.map(({ seq }) => seq)).toEqual(numbers(start + 1, start + 7));
    for (const event of events) contracts.threadFrame.parse(event);
    expect(JSON.stringify(events[1]?.payload)).toContain('Saturday');
  });

  it('moves the read position, the bell and the membership on every device of the person', async () => {
    const [writer, desk, phone] = [await live(ada), await live(ben), await live(ben)];
    await phone.ask('follow-me', { after: null });
    const post = await reply(writer, `@${ben.name} can you check the Eastfield round?`);
    await desk.call(contracts.moveReadPosition, { params: { threadId }, body: { readThrough: post.number } });
    const { status } = await writer.call(contracts.changeMemberRole, {
      params: { community: communityName, person: ben.id },
      body: { role: 'moderator' },
    });
    expect(status).toBe(200);
    await eventually(() =>
      expect(new Set(phone.frames('me').map(({ kind }) => kind))).toEqual(
        new Set(['read.moved', 'notification.changed', 'membership.changed']),
      ),
    );
    const seqs = phone.frames('me').map(({ seq }) => seq);
    expect(seqs).toEqual(numbers(seqs[0] ?? 0, (seqs[0] ?? 0) + seqs.length - 1));
    for (const frame of phone.frames('me')) contracts.accountFrame.parse(frame);
    expect(phone.frames('me').find(({ kind }) => kind === 'read.moved')?.payload).toMatchObject({
      threadId,
      readThrough: post.number,
      unread: 0,
    });
  });

  it('hints at new posts to those who look at the community', async () => {
    const [writer, reader] = [await live(ada), await live(ben)];
    expect(await reader.ask('follow-community', { communityId })).toEqual({ ok: true });
    await reply(writer, 'The rounds are on the website now.');
    await eventually(() =>
      expect(reader.frames('community')).toContainEqual(
        expect.objectContaining({ communityId, threadId, kind: 'post.added' }),
      ),
    );
    expect(JSON.stringify(reader.frames('community'))).not.toContain('website');
  });

  it('catches up after it was offline, also over several pages, each event once', async () => {
    const [writer, reader] = [await live(ada), await live(ben)];
    const start = await seqNow(reader);
    const events = await reader.follow(threadId, start);
    reader.socket.disconnect();
    for (let round = 0; round < 12; round += 1)
      await Promise.all(numbers(0, 9).map((n) => reply(writer, `While you were out, ${round}.${n}`)));
    reader.socket.connect();
    await eventually(() => expect(events).toHaveLength(120));
    await reply(writer, 'Welcome back.');
    await eventually(() => expect(events).toHaveLength(121));
    expect(events.map(({ seq }) => seq)).toEqual(numbers(start + 1, start + 121));
  });

  it('shows who is there and who writes, but not those who opted out, from the moment they do', async () => {
    const [one, two] = [await live(ada), await live(ben)];
    await one.follow(threadId, 0);
    await two.follow(threadId, 0);
    const present = () => (one.frames('presence').at(-1)?.people ?? []).map(({ id }) => id).toSorted();
    const writing = () => (one.frames('typing').at(-1)?.people ?? []).map(({ id }) => id);
    await eventually(() => expect(present()).toEqual([ada.id, ben.id].toSorted()));
    expect(await two.ask('typing', { threadId, on: true })).toEqual({ ok: true });
    await eventually(() => expect(writing()).toEqual([ben.id]));
    const { status } = await two.call(contracts.updatePreferences, {
      body: { showPresence: false, showTyping: false },
    });
    expect(status).toBe(200);
    await eventually(() => expect(present()).toEqual([ada.id]));
    await eventually(() => expect(writing()).toEqual([]));
    const told = one.frames('typing').length;
    await two.ask('typing', { threadId, on: true });
    await reply(two, 'Posted without being seen to type.');
    await eventually(() => expect(one.frames('thread').at(-1)?.kind).toBe('post.added'));
    expect(one.frames('typing').slice(told)).toEqual([]);
  });

  it('names a few of a crowd and counts all of it, each person once', async () => {
    const clients = [await live(ada)];
    for (let at = 0; at < 8; at += 1) clients.push(await live(await newMember()));
    clients.push(await live(ada));
    for (const client of clients) await client.follow(threadId, 0);
    await eventually(() => {
      const told = clients[0]?.frames('presence').at(-1);
      expect(told?.count).toBe(9);
      expect(told?.people).toHaveLength(6);
    });
    for (const client of clients) client.close();
  });

  it('forgets within seconds whoever closed the page', async () => {
    const [one, two] = [await live(ada), await live(await newMember())];
    await one.follow(threadId, 0);
    await two.follow(threadId, 0);
    const present = () => one.frames('presence').at(-1)?.people.length;
    await eventually(() => expect(present()).toBe(2));
    two.close();
    await eventually(() => expect(present()).toBe(1));
  });

  it('WS6: tells a removed member that it is over, and nothing later than 5 seconds', async () => {
    const leaver = await newMember();
    const [writer, reader] = [await live(ada), await live(leaver)];
    const events = await reader.follow(threadId, 0);
    await reader.ask('follow-community', { communityId });
    const { status } = await writer.call(contracts.removeMember, {
      params: { community: communityName, person: leaver.id },
    });
    const removed = performance.now();
    expect(status).toBeLessThan(300);
    await eventually(() => expect(reader.frames('gone')).toHaveLength(2), { within: 20_000 });
    await eventually(() => expect(performance.now()).toBeGreaterThan(removed + 5_000), { every: 200 });
    const heard = events.length;
    const after = await reply(writer, 'Between ourselves.');
    const other = await live(ada);
    const seen = await other.follow(threadId, 0);
    await eventually(() => expect(JSON.stringify(seen)).toContain(after.id));
    expect(events).toHaveLength(heard);
    expect(JSON.stringify(reader.received)).not.toContain('Between ourselves');
  });

  it('WS6: tells followers that the thread is deleted, as its next event, and then only those who may restore it', async () => {
    const doomed = await newThread(await live(ada), 'Said in haste');
    const [keeper, reader, watcher] = [await live(ada), await live(await newMember()), await live(ben)];
    const params = { threadId: doomed };
    const [kept, heard] = [await keeper.follow(doomed, 1), await reader.follow(doomed, 1)];
    await watcher.ask('follow-community', { communityId });
    const { status } = await keeper.call(contracts.deleteThread, { params, body: { reason: 'In haste.' } });
    expect(status).toBe(200);
    await eventually(() => expect(reader.frames('gone')).toEqual([{ communityId, threadId: doomed }]), {
      within: 20_000,
    });
    await keeper.call(contracts.restoreThread, { params });
    await eventually(() =>
      expect(kept.map(({ kind, seq }) => [kind, seq])).toEqual([
        ['thread.deleted', 2],
        ['thread.restored', 3],
      ]),
    );
    expect(heard.map(({ kind, seq }) => [kind, seq])).toEqual([['thread.deleted', 2]]);
    expect(JSON.stringify(reader.received)).not.toContain('In haste.');
    await eventually(() =>
      expect(watcher.frames('community').map(({ kind }) => kind)).toEqual([
        'thread.deleted',
        'thread.restored',
      ]),
    );
  });

  it('WS6, K8: answers the same for a thread that may not be read and one that does not exist', async () => {
    const stranger = await live(await test.given.person());
    const hidden = await stranger.ask('follow-thread', { threadId, after: 0 });
    const missing = await stranger.ask('follow-thread', { threadId: ada.id, after: 0 });
    expect(hidden).toEqual(missing);
    expect(hidden).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    const hiddenPlace = await stranger.ask('follow-community', { communityId });
    expect(hiddenPlace).toEqual(await stranger.ask('follow-community', { communityId: ada.id }));
    expect(await stranger.ask('typing', { threadId, on: true })).toEqual(hidden);
  });

  it('AU4: closes the socket within 5 seconds of signing out, and refuses its return', async () => {
    const client = await live(await newMember());
    const ended = new Promise((done) => client.socket.once('disconnect', done));
    await client.call(contracts.signOut);
    const signedOut = performance.now();
    await ended;
    expect(performance.now() - signedOut).toBeLessThan(5_000);
    const refused = new Promise<Error>((done) => client.socket.once('connect_error', done));
    client.socket.connect();
    expect((await refused).message).toBe('sign-in-required');
  });

  it('AU6: closes the sockets of a suspended person within 5 seconds, and refuses their return', async () => {
    const member = await newMember();
    const [desk, phone] = [await live(member), await live(member)];
    const events = await desk.follow(threadId, 0);
    const admin = await test.given.person({ role: 'admin' });
    const asAdmin = apiCaller(test.url, await test.given.cookie(admin));
    const ended = Promise.all(
      [desk, phone].map((c) => new Promise((done) => c.socket.once('disconnect', done))),
    );
    const { status } = await asAdmin(contracts.suspendAccount, {
      params: { personId: member.id },
      body: { reason: 'Left the council.' },
    });
    const suspended = performance.now();
    expect(status).toBe(200);
    await ended;
    expect(performance.now() - suspended).toBeLessThan(5_000);
    const heard = events.length;
    await reply(await live(ada), 'After the suspension.');
    const refused = new Promise<Error>((done) => phone.socket.once('connect_error', done));
    phone.socket.connect();
    expect((await refused).message).toBe('sign-in-required');
    expect(events).toHaveLength(heard);
  });

  async function newMember(): Promise<GivenPerson> {
    const person = await test.given.person();
    await test.given.member(communityId, person.id);
    return person;
  }
});
