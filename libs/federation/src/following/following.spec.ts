import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { LeaveCommunity, RequestToJoin } from '#libs/communities';
import type { PostView } from '#libs/contracts';
import { DeletePost, EditPost, OpenThread, ReactToPost, ReadPost, ReplyToThread } from '#libs/discussion';
import { newId, type AccountViewer } from '#libs/kernel';
import { eventually, type GivenPerson } from '#libs/testing';

import { RemoteActors } from '../actors/remote-actors.js';
import { ActivityHandler } from '../inbox/handle-activity.js';
import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { parseActivity } from '../inbox/parse-activity.js';
import { activityOf, noteOf, type Received, type RemoteAuthor } from '../inbox/peer.fixture.js';
import { encodeBase58 } from '../keys/base58.js';

const HERE = 'https://northfield.example';

type Written = Record<string, unknown> & { readonly id: string };

let scene: InboxScene;
let member: GivenPerson;
let group: RemoteAuthor;
let bryn: RemoteAuthor;
let communityId: string;

beforeAll(async () => {
  scene = await setInboxScene();
  member = await scene.test.given.person({ name: 'ada' });
  group = await scene.peer.author('streets', 'lemmy.example', 'Group');
  bryn = await scene.peer.author('bryn', 'lemmy.example');
  communityId = await found('!streets@lemmy.example');
});
afterAll(() => scene.stop());

const verb = <T>(type: abstract new (...parts: never[]) => T): T =>
  scene.test.server.app.get(type as never, { strict: false });

const once = (me: AccountViewer) => ({ personId: me.personId, key: newId(), operation: 'test', request: {} });

const found = async (handle: string): Promise<string> => {
  const actor = await verb(RemoteActors).byHandle(handle, 'community');
  return actor?.ownerId ?? '';
};

const askToJoin = (person: GivenPerson, id = communityId) =>
  verb(RequestToJoin).execute(person.viewer, id, '', once(person.viewer));

/** The latest activity of a type that the other server was sent by somebody of ours. */
const sent = (type: string, by: GivenPerson): Promise<Received> =>
  eventually(async () => {
    const all = scene.peer.received.filter(
      ({ activity }) => activity['type'] === type && activity['actor'] === `${HERE}/u/${by.name}`,
    );
    const latest = all.at(-1);
    if (latest === undefined) throw new Error(`no ${type} yet`);
    return latest;
  });

const roleOf = async (personId: string, id = communityId): Promise<string | undefined> => {
  const row = await scene.test.database.sql
    .selectFrom('membership')
    .select('role')
    .where('community_id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.role;
};

const joined = async (person: GivenPerson, by = group, id = communityId): Promise<void> => {
  await askToJoin(person, id);
  const { activity } = await sent('Follow', person);
  await scene.settle(by, activityOf(by, 'Accept', activity));
};

const announced = (inner: unknown, by = group) => scene.settle(by, activityOf(by, 'Announce', inner));

const page = (author: RemoteAuthor, more: Record<string, unknown> = {}): Written =>
  noteOf(author, '<p>The blue form</p>', {
    type: 'Page',
    name: 'Potholes',
    audience: group.id,
    to: [group.id, 'https://www.w3.org/ns/activitystreams#Public'],
    ...more,
  });

/** A thread that the community elsewhere has passed on. */
const passedOn = async (author = bryn): Promise<Written> => {
  const thread = page(author);
  const outcome = await announced(activityOf(author, 'Create', thread));
  expect(outcome).toEqual({ verdict: 'applied', because: 'stored' });
  return thread;
};

const postAt = (uri: string) =>
  scene.test.database.sql
    .selectFrom('post as p')
    .innerJoin('thread as t', 't.id', 'p.thread_id')
    .innerJoin('person as a', 'a.id', 'p.author_id')
    .select(['p.id', 'p.thread_id', 't.community_id', 'p.html', 'p.deleted_at', 'p.reaction_counts'])
    .select(['t.title', 't.deleted_at as thread_deleted_at', 'a.id as author_id', 'a.uri as author'])
    .where('p.uri', '=', uri)
    .executeTakeFirst();

describe('joining a community of another server', () => {
  it('sends a Follow, and makes nobody a member before the other server accepts it', async () => {
    const person = await scene.test.given.person();
    const request = await askToJoin(person);
    const { url, activity } = await sent('Follow', person);
    expect(url).toBe('https://lemmy.example/inbox');
    expect(activity).toMatchObject({ object: group.id, to: [group.id] });
    expect(await roleOf(person.id)).toBeUndefined();
    const accept = activityOf(group, 'Accept', activity);
    expect(await scene.settle(group, accept)).toEqual({ verdict: 'applied', because: 'accepted' });
    expect(await roleOf(person.id)).toBe('member');
    const answered = await scene.test.database.sql
      .selectFrom('join_request')
      .select('decision')
      .where('id', '=', request.id)
      .executeTakeFirst();
    expect(answered?.decision).toBe('accepted');
  });

  it('takes no answer from anybody but the community', async () => {
    const person = await scene.test.given.person();
    await askToJoin(person);
    const { activity } = await sent('Follow', person);
    expect(await scene.settle(bryn, activityOf(bryn, 'Accept', activity))).toMatchObject({
      verdict: expect.not.stringMatching('applied'),
    });
    expect(await roleOf(person.id)).toBeUndefined();
  });

  it('is refused by a Reject, also later', async () => {
    const person = await scene.test.given.person();
    await joined(person);
    const { activity } = await sent('Follow', person);
    expect(await scene.settle(group, activityOf(group, 'Reject', activity))).toMatchObject({
      because: 'rejected',
    });
    expect(await roleOf(person.id)).toBeUndefined();
  });

  it('ends with an Undo that holds the Follow when the member leaves', async () => {
    const person = await scene.test.given.person();
    await joined(person);
    const { activity: followed } = await sent('Follow', person);
    await verb(LeaveCommunity).execute(person.viewer, communityId);
    const { activity } = await sent('Undo', person);
    expect(activity['object']).toMatchObject({ type: 'Follow', id: followed['id'], object: group.id });
    const again = activityOf(group, 'Accept', followed);
    await scene.settle(group, again);
    expect(await roleOf(person.id)).toBeUndefined();
  });

  it('can be asked again after leaving, with another Follow', async () => {
    const person = await scene.test.given.person();
    await joined(person);
    const first = await sent('Follow', person);
    await verb(LeaveCommunity).execute(person.viewer, communityId);
    await sent('Undo', person);
    await askToJoin(person);
    await eventually(async () => {
      const { activity } = await sent('Follow', person);
      expect(activity['id']).not.toBe(first.activity['id']);
    });
  });
});

describe('what happens in a community of another server', () => {
  beforeAll(() => joined(member));

  it('is not heard from a community that nobody here follows', async () => {
    const quiet = await scene.peer.author('quiet', 'lemmy.example', 'Group');
    expect(await found('!quiet@lemmy.example')).not.toBe('');
    const thread = page(bryn, { audience: quiet.id, to: [quiet.id] });
    expect(await announced(activityOf(bryn, 'Create', thread), quiet)).toMatchObject({ verdict: 'ignored' });
    expect(await postAt(thread.id)).toBeUndefined();
  });

  it('is a thread here once the community has passed it on, by its author', async () => {
    const thread = await passedOn();
    expect(await postAt(thread.id)).toMatchObject({
      community_id: communityId,
      title: 'Potholes',
      html: '<p>The blue form</p>',
      author: bryn.id,
    });
  });

  it('is not taken from an author alone', async () => {
    const thread = page(bryn);
    expect(await scene.settle(bryn, activityOf(bryn, 'Create', thread))).toMatchObject({
      verdict: 'ignored',
    });
    expect(await postAt(thread.id)).toBeUndefined();
  });

  it('knows whoever takes part as a member, who is not counted', async () => {
    const before = await memberCount();
    const carys = await scene.peer.author(`carys_${newId().slice(-8)}`, 'lemmy.example');
    const thread = await passedOn(carys);
    const post = await postAt(thread.id);
    expect(await roleOf(post?.author_id ?? '')).toBe('member');
    expect(await memberCount()).toBe(before);
  });

  it('gets its replies, edits and likes the same way', async () => {
    const thread = await passedOn();
    const reply = noteOf(bryn, '<p>Or the green one</p>', { inReplyTo: thread.id, audience: group.id });
    expect(await announced(activityOf(bryn, 'Create', reply))).toMatchObject({ because: 'stored' });
    const root = await postAt(thread.id);
    expect((await postAt(reply.id))?.thread_id).toBe(root?.thread_id);
    const changed = { ...reply, content: '<p>The green one</p>', updated: '2026-11-26T09:00:00Z' };
    expect(await announced(activityOf(bryn, 'Update', changed))).toMatchObject({ because: 'edited' });
    expect(await announced(activityOf(bryn, 'Like', reply.id))).toMatchObject({ because: 'liked' });
    const thanks = { ...activityOf(bryn, 'Like', reply.id), content: '🙏' };
    expect(await announced(thanks)).toMatchObject({ because: 'liked' });
    expect(await postAt(reply.id)).toMatchObject({
      html: '<p>The green one</p>',
      reaction_counts: { like: 1, thanks: 1 },
    });
  });

  it('is a wiki where its server says so, and what the community says of it is read there and is nobody’s alone', async () => {
    const thread = page(bryn, { wiki: true });
    await announced(activityOf(bryn, 'Create', thread));
    const root = await postAt(thread.id);
    const read = (): Promise<PostView> => verb(ReadPost).execute(member.viewer, root?.id ?? '');
    expect(await read()).toMatchObject({ isWiki: true, editedBy: null, permissions: { canEdit: false } });
    const changed = { ...thread, content: '<p>The red form</p>', updated: '2026-11-26T09:00:00Z' };
    scene.peer.documents.set(thread.id, changed);
    const forged = { ...changed, content: '<p>What nobody wrote</p>' };
    expect(await announced(activityOf(group, 'Update', forged))).toMatchObject({ because: 'edited' });
    expect(await read()).toMatchObject({
      html: '<p>The red form</p>',
      author: { name: 'bryn' },
      editedAt: expect.any(String),
      editedBy: null,
    });
  });

  it('may not be written for somebody of another host by the community alone', async () => {
    const emyr = await scene.peer.author('emyr', 'mastodon.example');
    const thread = page(emyr);
    scene.peer.documents.set(thread.id, { ...thread, content: '<p>What Emyr wrote</p>' });
    const forged = { ...thread, content: '<p>What Emyr never wrote</p>' };
    await announced(activityOf(emyr, 'Create', forged));
    expect(await postAt(thread.id)).toMatchObject({ html: '<p>What Emyr wrote</p>', author: emyr.id });
  });

  it('makes at most 20 questions be asked, however many proofs and authors it names (pitfall 8)', async () => {
    const inner = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const author = await scene.peer.author(`proved${index}`, 'mastodon.example');
        const keyId = `https://mastodon.example/keys/${index}`;
        scene.peer.documents.set(keyId, { id: keyId, type: 'Multikey', controller: author.id });
        const proof = {
          type: 'DataIntegrityProof',
          cryptosuite: 'eddsa-jcs-2022',
          verificationMethod: keyId,
          proofPurpose: 'assertionMethod',
          created: '2026-11-26T08:00:00Z',
          proofValue: `z${encodeBase58(Buffer.alloc(64, 1))}`,
        };
        return { ...activityOf(author, 'Create', page(author).id), proof };
      }),
    );
    const announcement = activityOf(group, 'Announce', inner);
    scene.peer.asked.length = 0;
    await verb(ActivityHandler).handle(parseActivity(Buffer.from(JSON.stringify(announcement))));
    expect(scene.peer.asked.length).toBeGreaterThan(10);
    expect(scene.peer.asked.length).toBeLessThanOrEqual(20);
  });

  it('does not include what only names another community', async () => {
    const elsewhere = page(bryn, { audience: 'https://lemmy.example/users/other', to: [] });
    scene.peer.documents.set(elsewhere.id, elsewhere);
    await announced(elsewhere.id);
    expect(await postAt(elsewhere.id)).toBeUndefined();
  });

  it('is taken away when its author or a moderator there deletes it', async () => {
    const own = await passedOn();
    await announced(activityOf(bryn, 'Delete', own.id));
    expect((await postAt(own.id))?.thread_deleted_at).not.toBeNull();
    const other = await passedOn();
    const mod = await scene.peer.author('mod', 'lemmy.example');
    await announced(activityOf(mod, 'Delete', other.id, { summary: 'off topic' }));
    expect((await postAt(other.id))?.thread_deleted_at).not.toBeNull();
  });
});

const memberCount = async (): Promise<number> => {
  const { member_count: count } = await scene.test.database.sql
    .selectFrom('community')
    .select('member_count')
    .where('id', '=', communityId)
    .executeTakeFirstOrThrow();
  return count;
};

describe('what a member here writes in a community of another server', () => {
  it('is sent to the community: threads, replies, edits, likes and deletions', async () => {
    const input = { communityId, title: 'Road salt', markdown: 'Who **spreads** it?' };
    const { thread, post } = await verb(OpenThread).execute(member.viewer, input, once(member.viewer));
    const opened = await sent('Create', member);
    expect(opened.url).toBe('https://lemmy.example/inbox');
    expect(opened.activity['object']).toMatchObject({
      id: `${HERE}/p/${post.id}`,
      name: 'Road salt',
      audience: group.id,
    });
    const reply = await verb(ReplyToThread).execute(
      member.viewer,
      { threadId: thread.id, markdown: 'We do' },
      once(member.viewer),
    );
    await eventually(async () => {
      const { activity } = await sent('Create', member);
      expect(activity['object']).toMatchObject({
        id: `${HERE}/p/${reply.id}`,
        inReplyTo: `${HERE}/p/${post.id}`,
      });
    });
    await verb(EditPost).execute(member.viewer, { postId: reply.id, markdown: 'They do', version: 1 });
    expect((await sent('Update', member)).activity['object']).toMatchObject({
      source: { content: 'They do' },
    });
    const remote = await passedOn();
    const liked = { postId: (await postAt(remote.id))?.id ?? '', kind: 'like' } as const;
    await verb(ReactToPost).execute(member.viewer, { ...liked, on: true });
    const like = await sent('Like', member);
    expect(like.activity).toMatchObject({ object: remote.id });
    await verb(ReactToPost).execute(member.viewer, { ...liked, on: false });
    expect((await sent('Undo', member)).activity['object']).toMatchObject({ id: like.activity['id'] });
    await verb(DeletePost).execute(member.viewer, reply.id);
    expect((await sent('Delete', member)).activity).toMatchObject({ object: `${HERE}/p/${reply.id}` });
  });
});

describe('what people elsewhere do in a community of this instance', () => {
  it('is passed on as it came to those who follow it', async () => {
    for (const author of [bryn, await scene.peer.author('dai', 'mastodon.example')])
      await scene.settle(author, activityOf(author, 'Follow', scene.group));
    const thread = page(bryn, { audience: scene.group });
    const create = activityOf(bryn, 'Create', thread);
    await scene.settle(bryn, create);
    const like = activityOf(bryn, 'Like', thread.id);
    await scene.settle(bryn, like);
    const thanks = { ...activityOf(bryn, 'Like', thread.id), content: '🙏' };
    await scene.settle(bryn, thanks);
    const unlike = activityOf(bryn, 'Undo', like);
    await scene.settle(bryn, unlike);
    await eventually(async () => {
      const passed = scene.peer.received
        .filter(
          ({ url, activity }) =>
            url === 'https://mastodon.example/inbox' && activity['actor'] === scene.group,
        )
        .map(({ activity }) => activity['object']);
      expect(passed).toEqual(expect.arrayContaining([create, thread.id, like, thanks, unlike]));
    });
  });
});
