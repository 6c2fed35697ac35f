import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  acceptAnswer,
  addReaction,
  deletePost,
  editPost,
  lockThread,
  makeWiki,
  openThread,
  readThread,
  readThreadEvents,
  renameThread,
  replyToThread,
  restorePost,
  setThreadKind,
  unacceptAnswer,
  unmakeWiki,
  type ThreadFrame,
  type ThreadPage,
  type Unconfirmed,
} from '#libs/contracts';
import { apiCaller, startTestServer, type ApiCaller, type GivenPerson, type TestServer } from '#libs/testing';

import { applyThreadFrame, joinPages, putPost } from './apply-thread-frame.js';

let site: TestServer;
let owner: GivenPerson;
let member: GivenPerson;
let asOwner: ApiCaller;
let asMember: ApiCaller;
let communityId: string;

beforeAll(async () => {
  site = await startTestServer();
  const { given } = site;
  [owner, member] = [await given.person(), await given.person()];
  const community = await given.community({ owner });
  communityId = community.id;
  await given.member(communityId, member.id);
  asOwner = apiCaller(site.url, await given.cookie(owner));
  asMember = apiCaller(site.url, await given.cookie(member));
});
afterAll(() => site?.stop());

const open = async (): Promise<{ threadId: string }> => {
  const body = { title: 'A thread', markdown: 'First', kind: 'question' as const };
  const { answer } = await asMember(openThread, { params: { communityId }, body });
  return { threadId: answer.thread.id };
};
const reply = async (call: ApiCaller, params: { threadId: string }) =>
  (await call(replyToThread, { params, body: { markdown: 'A reply' } })).answer;

/**
 * Without what depends on more than the stream of the thread: how far the reader has read, drafts, and the words of
 * deleted posts, which only a load of one's own brings.
 */
const comparable = (page: ThreadPage) => ({
  ...page,
  me: null,
  posts: page.posts.map((post) => (post.deleted === null ? post : { ...post, html: '' })),
});

const eventsFor = async (call: ApiCaller, page: ThreadPage) => {
  const params = { threadId: page.thread.id };
  const { answer } = await call(readThreadEvents, { params, query: { after: String(page.seq) } });
  return answer.events;
};

describe('applyThreadFrame', () => {
  it('makes of an old page and the events since what a fresh load shows, for each reader', async () => {
    const params = await open();
    const [mine, theirs] = [await reply(asMember, params), await reply(asOwner, params)];
    const readers = [
      { call: asOwner, person: owner },
      { call: asMember, person: member },
    ];
    const before = await Promise.all(readers.map(({ call }) => call(readThread, { params })));

    await asOwner(addReaction, { params: { postId: mine.id, kind: 'thanks' } });
    await asMember(addReaction, { params: { postId: theirs.id, kind: 'like' } });
    const body = { markdown: 'Reworded', version: mine.version };
    await asMember(editPost, { params: { postId: mine.id }, body });
    const later = await reply(asMember, params);
    await asMember(deletePost, { params: { postId: later.id } });
    const gone = await reply(asOwner, params);
    await asOwner(deletePost, { params: { postId: gone.id } });
    await asOwner(restorePost, { params: { postId: gone.id } });
    await asMember(makeWiki, { params: { postId: mine.id } });
    await asOwner(editPost, { params: { postId: mine.id }, body: { markdown: 'Together', version: 2 } });
    await asOwner(makeWiki, { params: { postId: theirs.id } });
    await asOwner(unmakeWiki, { params: { postId: theirs.id } });
    const wiki = await reply(asMember, params);
    await asMember(makeWiki, { params: { postId: wiki.id } });
    await asOwner(renameThread, { params, body: { title: 'Another title' } });
    await asMember(acceptAnswer, { params, body: { postId: theirs.id } });

    for (const [at, { call, person }] of readers.entries()) {
      const old = before[at]?.answer as ThreadPage;
      const events = await eventsFor(call, old);
      const now = events.reduce((page, frame) => applyThreadFrame(page, frame, person.id), old);
      const fresh = (await call(readThread, { params })).answer;
      expect(comparable(now)).toEqual(comparable(fresh));
    }
  });

  it('follows a thread that becomes a discussion and loses its answer', async () => {
    const params = await open();
    const answer = await reply(asOwner, params);
    await asMember(acceptAnswer, { params, body: { postId: answer.id } });
    const old = (await asOwner(readThread, { params })).answer;
    await asMember(unacceptAnswer, { params });
    await asOwner(setThreadKind, { params, body: { kind: 'discussion' } });
    const events = await eventsFor(asOwner, old);
    const now = events.reduce((page, frame) => applyThreadFrame(page, frame, owner.id), old);
    expect(now.thread).toMatchObject({ kind: 'discussion', acceptedPostId: null });
    expect(now.acceptedPost).toBeNull();
  });

  it('puts what others wrote meanwhile before my own reply, whose answer came ahead of the stream', async () => {
    const params = await open();
    const old = (await asMember(readThread, { params })).answer;
    for (let at = 0; at < 3; at += 1) await reply(asOwner, params);
    const own = await reply(asMember, params);
    const ahead = putPost(old, own);
    expect(ahead.posts.map(({ number }) => number)).toEqual([1, 5]);
    const events = await eventsFor(asMember, old);
    const now = events.reduce((page, frame) => applyThreadFrame(page, frame, member.id), ahead);
    expect(comparable(now)).toEqual(comparable((await asMember(readThread, { params })).answer));
  });

  it('keeps an accepted answer up to date that lies outside the part that is loaded', async () => {
    const params = await open();
    const answer = await reply(asMember, params);
    await asMember(acceptAnswer, { params, body: { postId: answer.id } });
    for (let at = 0; at < 3; at += 1) await reply(asOwner, params);
    const { answer: end } = await asMember(readThread, { params, query: { limit: '2', around: '5' } });
    const body = { markdown: 'Reworded', version: answer.version };
    const { answer: changed } = await asMember(editPost, { params: { postId: answer.id }, body });
    const now = putPost(end, changed);
    expect(now).toMatchObject({ hasLater: end.hasLater, acceptedPost: { version: 2 } });
    expect(now.posts).toEqual(end.posts);
  });

  it('only counts posts that lie behind the part that is loaded, and joins them when they are', async () => {
    const params = await open();
    for (let at = 0; at < 4; at += 1) await reply(asMember, params);
    const part = (await asOwner(readThread, { params, query: { limit: '2' } })).answer;
    await reply(asMember, params);
    const events = await eventsFor(asOwner, part);
    const now = events.reduce((page, frame) => applyThreadFrame(page, frame, owner.id), part);
    expect(now).toMatchObject({ hasLater: true, thread: { postCount: 6 } });
    expect(now.posts.map(({ number }) => number)).toEqual([1, 2]);
    const more = (await asOwner(readThread, { params, query: { after: '2' } })).answer;
    const joined = joinPages(now, more);
    expect(joined.posts.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(joined).toMatchObject({ hasEarlier: false, hasLater: false });
  });

  it('shows that the server of the community does not take a post, and that it has taken it after all', async () => {
    const params = await open();
    const page = (await asMember(readThread, { params })).answer;
    const [post] = page.posts;
    const frame = (seq: number, unconfirmed: Unconfirmed | null): ThreadFrame => ({
      kind: 'confirmation.changed',
      threadId: params.threadId,
      communityId,
      seq,
      at: new Date().toISOString(),
      payload: { postId: post?.id ?? '', number: 1, unconfirmed },
    });
    const at = { host: 'leeds.example', since: new Date().toISOString() };
    const refused = { ...at, state: 'refused', because: 'No title' } as const;
    const then = applyThreadFrame(page, frame(2, refused), member.id);
    expect(then.posts).toEqual([{ ...post, unconfirmed: refused }]);
    expect(applyThreadFrame(then, frame(3, null), member.id)).toEqual({ ...page, seq: 3 });
  });

  it('changes nothing when an event comes again', async () => {
    const params = await open();
    const old = (await asOwner(readThread, { params })).answer;
    await reply(asMember, params);
    await asOwner(lockThread, { params });
    const events = await eventsFor(asOwner, old);
    const once = events.reduce((page, frame) => applyThreadFrame(page, frame, owner.id), old);
    const [first] = events;
    expect(first && applyThreadFrame(once, first, owner.id).posts).toEqual(once.posts);
  });
});
