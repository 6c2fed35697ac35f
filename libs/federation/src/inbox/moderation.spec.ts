import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { RequestToJoin } from '#libs/communities';
import { listReports } from '#libs/contracts';
import { LockThread, OpenThread, PinThread } from '#libs/discussion';
import { newId, type AccountViewer } from '#libs/kernel';
import { MakeReport } from '#libs/moderation';
import { apiCaller, eventually, type GivenPerson } from '#libs/testing';

import { RemoteActors } from '../actors/remote-actors.js';
import { ModeratorsElsewhere } from '../following/moderators-elsewhere.js';
import { setInboxScene, type InboxScene } from './inbox-scene.fixture.js';
import { activityOf, noteOf, type Received, type RemoteAuthor } from './peer.fixture.js';

const HERE = 'https://northfield.example';
const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

type Activity = Record<string, unknown> & { readonly id: string };

let scene: InboxScene;

/** A community of another server, one of its moderators, one of its members. */
let group: RemoteAuthor;
let mod: RemoteAuthor;
let bryn: RemoteAuthor;
/** People here who are members of it; the other server names the first one a moderator. */
let gwen: GivenPerson;
let ada: GivenPerson;
let communityId: string;

const verb = <T>(type: abstract new (...parts: never[]) => T): T =>
  scene.test.server.app.get(type as never, { strict: false });

const once = (me: AccountViewer) => ({ personId: me.personId, key: newId(), operation: 'test', request: {} });

const soon = (ms = 3_600_000): string => new Date(Date.now() + ms).toISOString();

const sent = (matches: (activity: Received['activity']) => boolean): Promise<Received['activity']> =>
  eventually(async () => {
    const found = scene.peer.received.find(({ activity }) => matches(activity));
    if (found === undefined) throw new Error('nothing of the kind was sent yet');
    return found.activity;
  });

const joined = async (person: GivenPerson): Promise<void> => {
  await verb(RequestToJoin).execute(person.viewer, communityId, '', once(person.viewer));
  const follow = await sent(({ type, actor }) => type === 'Follow' && actor === `${HERE}/u/${person.name}`);
  await scene.settle(group, activityOf(group, 'Accept', follow));
};

beforeAll(async () => {
  scene = await setInboxScene();
  mod = await scene.peer.author('mod', 'lemmy.example');
  bryn = await scene.peer.author('bryn', 'lemmy.example');
  group = await scene.peer.author('streets', 'lemmy.example', 'Group');
  const { documents } = scene.peer;
  const [moderators, featured] = [`${group.id}/moderators`, `${group.id}/featured`];
  documents.set(group.id, { ...(documents.get(group.id) as object), attributedTo: moderators, featured });
  documents.set(moderators, {
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: moderators,
    type: 'OrderedCollection',
    orderedItems: [mod.id, `${HERE}/u/gwen`, 'https://lemmy.example/users/nobody-here-knows'],
  });
  communityId = (await verb(RemoteActors).byHandle('!streets@lemmy.example', 'community'))?.ownerId ?? '';
  await verb(RemoteActors).byUri(mod.id);
  [gwen, ada] = [
    await scene.test.given.person({ name: 'gwen' }),
    await scene.test.given.person({ name: 'ada' }),
  ];
  for (const person of [gwen, ada]) await joined(person);
});
afterAll(() => scene.stop());

const roleOf = async (name: string, id = communityId): Promise<string | undefined> => {
  const row = await scene.test.database.sql
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select('m.role')
    .where('m.community_id', '=', id)
    .where('p.name', '=', name)
    .executeTakeFirst();
  return row?.role;
};

const bansOf = (name: string, id = communityId) =>
  scene.test.database.sql
    .selectFrom('ban as b')
    .innerJoin('person as p', 'p.id', 'b.person_id')
    .select(['b.reason', 'b.ends_at', 'b.lifted_at'])
    .where('b.community_id', '=', id)
    .where('p.name', '=', name)
    .execute();

const announced = (inner: unknown) => scene.settle(group, activityOf(group, 'Announce', inner));

/** A thread that the community elsewhere has passed on. */
const passedOn = async (): Promise<Activity> => {
  const more = { type: 'Page', name: 'Potholes', audience: group.id, to: [group.id, PUBLIC] };
  const thread = noteOf(bryn, '<p>The blue form</p>', more);
  await announced(activityOf(bryn, 'Create', thread));
  return thread;
};

const threadOf = (uri: string) =>
  scene.test.database.sql
    .selectFrom('post as p')
    .innerJoin('thread as t', 't.id', 'p.thread_id')
    .select(['t.id', 't.locked_at', 't.pinned_at', 't.deleted_at', 'p.id as post_id'])
    .where('p.uri', '=', uri)
    .executeTakeFirstOrThrow();

describe('moderators of a community of another server', () => {
  it('are read from its list when it is joined, as far as they are known here', async () => {
    await eventually(async () => expect(await roleOf('gwen')).toBe('moderator'));
    expect(await roleOf('mod')).toBe('moderator');
    expect(await roleOf('ada')).toBe('member');
  });

  it('are read again when the community changes: who is not named any more is a member', async () => {
    const { documents } = scene.peer;
    const list = documents.get(`${group.id}/moderators`) as Record<string, unknown>;
    documents.set(`${group.id}/moderators`, { ...list, orderedItems: [`${HERE}/u/gwen`] });
    const update = () => activityOf(group, 'Update', documents.get(group.id));
    await scene.settle(group, update());
    await eventually(async () => expect(await roleOf('mod')).toBe('member'));
    expect(await roleOf('gwen')).toBe('moderator');
    documents.set(`${group.id}/moderators`, list);
    await scene.settle(group, update());
    await eventually(async () => expect(await roleOf('mod')).toBe('moderator'));
  });

  it('keep their role where the list is on pages: inside of it, at its server, and if one cannot be had', async () => {
    const { documents } = scene.peer;
    const address = `${group.id}/moderators`;
    const list = documents.get(address) as Record<string, unknown>;
    const { orderedItems, ...cover } = list;
    const page = { type: 'OrderedCollectionPage', partOf: address };
    const foreign = 'https://mastodon.example/moderators';
    const second = `${address}?page=2`;
    documents.set(foreign, { ...page, id: foreign, orderedItems: [] });
    documents.set(second, { ...page, id: second, orderedItems: [`${HERE}/u/gwen`] });
    const roles = async (first: unknown, more = {}) => {
      documents.set(address, { ...cover, ...more, first });
      await verb(ModeratorsElsewhere).read(communityId);
      return [await roleOf('mod'), await roleOf('gwen')];
    };
    const both = ['moderator', 'moderator'];
    expect(await roles({ ...page, orderedItems })).toEqual(both);
    expect(await roles(foreign)).toEqual(both);
    expect(await roles({ ...page, orderedItems: [mod.id], next: second })).toEqual(both);
    expect(await roles({ ...page, orderedItems: [mod.id], next: `${address}?page=3` })).toEqual(both);
    expect(await roles(undefined, { totalItems: 2 })).toEqual(both);
    expect(await roles({ ...page, orderedItems: [mod.id] })).toEqual(['moderator', 'member']);
    documents.set(address, list);
    await verb(ModeratorsElsewhere).read(communityId);
    expect(await roleOf('gwen')).toBe('moderator');
  });

  it('change one by one as it announces', async () => {
    const target = `${group.id}/moderators`;
    const appoint = activityOf(mod, 'Add', `${HERE}/u/ada`, { target });
    expect(await announced(appoint)).toEqual({ verdict: 'applied', because: 'appointed' });
    expect(await roleOf('ada')).toBe('moderator');
    await announced(activityOf(mod, 'Remove', `${HERE}/u/ada`, { target }));
    expect(await roleOf('ada')).toBe('member');
  });

  it('lock a thread and open it again, also when the one comes after the other', async () => {
    const thread = await passedOn();
    const lock = activityOf(mod, 'Lock', thread.id, { audience: group.id });
    expect(await announced(lock)).toEqual({ verdict: 'applied', because: 'locked' });
    expect((await threadOf(thread.id)).locked_at).not.toBeNull();
    expect(await announced(activityOf(mod, 'Undo', lock))).toEqual({
      verdict: 'applied',
      because: 'unlocked',
    });
    expect((await threadOf(thread.id)).locked_at).toBeNull();
    const late = activityOf(mod, 'Lock', thread.id, { audience: group.id });
    await announced(activityOf(mod, 'Undo', late));
    expect(await announced(late)).toEqual({ verdict: 'ignored', because: 'undone' });
    expect((await threadOf(thread.id)).locked_at).toBeNull();
  });

  it('pin threads', async () => {
    const thread = await passedOn();
    const target = `${group.id}/featured`;
    await announced(activityOf(mod, 'Add', thread.id, { target }));
    expect((await threadOf(thread.id)).pinned_at).not.toBeNull();
    await announced(activityOf(mod, 'Remove', thread.id, { target }));
    expect((await threadOf(thread.id)).pinned_at).toBeNull();
  });

  it('bring back what they deleted', async () => {
    const thread = await passedOn();
    const deletion = activityOf(mod, 'Delete', thread.id, { summary: 'off topic' });
    await announced(deletion);
    expect((await threadOf(thread.id)).deleted_at).not.toBeNull();
    expect(await announced(activityOf(mod, 'Undo', deletion))).toMatchObject({ because: 'restored' });
    expect((await threadOf(thread.id)).deleted_at).toBeNull();
  });

  it('ban people of ours until a day, change the day, and lift the ban', async () => {
    const iolo = await scene.test.given.person({ name: 'iolo' });
    await joined(iolo);
    const [first, later] = [soon(), soon(7_200_000)];
    const ban = (endTime: string) =>
      activityOf(mod, 'Block', `${HERE}/u/iolo`, { target: group.id, endTime, summary: 'Spam' });
    expect(await announced(ban(first))).toEqual({ verdict: 'applied', because: 'banned' });
    expect(await roleOf('iolo')).toBeUndefined();
    const again = ban(later);
    await announced(again);
    expect(await bansOf('iolo')).toEqual([{ reason: 'Spam', ends_at: new Date(later), lifted_at: null }]);
    expect(await announced(activityOf(mod, 'Undo', again))).toMatchObject({ because: 'ban-lifted' });
    const [lifted] = await bansOf('iolo');
    expect(lifted?.lifted_at).not.toBeNull();
  });

  it('may do so without the community passing it on, and nobody else may', async () => {
    const thread = await passedOn();
    const stranger = await scene.peer.author('stranger', 'mastodon.example');
    const by = (author: RemoteAuthor) => scene.settle(author, activityOf(author, 'Lock', thread.id));
    expect(await by(stranger)).toEqual({ verdict: 'refused', because: 'no-authority' });
    expect((await threadOf(thread.id)).locked_at).toBeNull();
    expect(await by(mod)).toEqual({ verdict: 'applied', because: 'locked' });
  });

  it('who have an account here do it there: it is sent to the community', async () => {
    const { id, post_id: postId } = await threadOf((await passedOn()).id);
    const { uri } = await scene.test.database.sql
      .selectFrom('post')
      .select('uri')
      .where('id', '=', postId)
      .executeTakeFirstOrThrow();
    await verb(LockThread).execute(gwen.viewer, id, true);
    await verb(PinThread).execute(gwen.viewer, id, true);
    const actor = `${HERE}/u/gwen`;
    const lock = await sent(({ type, object }) => type === 'Lock' && object === uri);
    expect(lock).toMatchObject({ actor, audience: group.id });
    const pin = await sent(({ type, object }) => type === 'Add' && object === uri);
    expect(pin).toMatchObject({ actor, target: `${group.id}/featured` });
  });
});

describe('people elsewhere in a community of this instance', () => {
  let carys: RemoteAuthor;
  let dai: RemoteAuthor;
  let post: string;
  let threadId: string;

  beforeAll(async () => {
    carys = await scene.peer.author('carys', 'lemmy.example');
    dai = await scene.peer.author('dai', 'mastodon.example');
    for (const author of [carys, dai]) await scene.settle(author, activityOf(author, 'Follow', scene.group));
    const { database } = scene.test;
    const { id: carysId } = await database.sql
      .selectFrom('person')
      .select('id')
      .where('uri', '=', carys.id)
      .executeTakeFirstOrThrow();
    await database.sql
      .updateTable('membership')
      .set({ role: 'moderator' })
      .where('community_id', '=', scene.communityId)
      .where('person_id', '=', carysId)
      .execute();
    const input = { communityId: scene.communityId, title: 'Bins', markdown: 'When?' };
    const { viewer } = scene.owner;
    const opened = await verb(OpenThread).execute(viewer, input, once(viewer));
    post = `${HERE}/p/${opened.post.id}`;
    threadId = opened.thread.id;
  });

  const isLocked = async (): Promise<boolean> => {
    const row = await scene.test.database.sql
      .selectFrom('thread')
      .select('locked_at')
      .where('id', '=', threadId)
      .executeTakeFirstOrThrow();
    return row.locked_at !== null;
  };

  it('moderate as far as the table of permissions lets a moderator, which is passed on as it came', async () => {
    const lock = activityOf(carys, 'Lock', post);
    expect(await scene.settle(carys, lock)).toEqual({ verdict: 'applied', because: 'locked' });
    expect(await isLocked()).toBe(true);
    const undo = activityOf(carys, 'Undo', lock);
    await scene.settle(carys, undo);
    expect(await isLocked()).toBe(false);
    await eventually(async () => {
      const passed = scene.peer.received
        .filter(
          ({ url, activity }) =>
            url === 'https://mastodon.example/inbox' && activity['actor'] === scene.group,
        )
        .map(({ activity }) => activity['object']);
      expect(passed).toEqual(expect.arrayContaining([lock, undo]));
    });
    const target = `${scene.group}/moderators`;
    const appoint = activityOf(carys, 'Add', dai.id, { target });
    expect(await scene.settle(carys, appoint)).toEqual({ verdict: 'refused', because: 'not-allowed' });
    expect(await roleOf('dai', scene.communityId)).toBe('member');
  });

  it('do nothing of the kind as members', async () => {
    for (const deed of [
      activityOf(dai, 'Lock', post),
      activityOf(dai, 'Add', post, { target: `${scene.group}/featured` }),
      activityOf(dai, 'Block', carys.id, { target: scene.group }),
    ])
      expect(await scene.settle(dai, deed)).toEqual({ verdict: 'refused', because: 'no-authority' });
  });

  it('ban, once however often it is said, and lift it', async () => {
    const emyr = await scene.peer.author('emyr', 'mastodon.example');
    await scene.settle(emyr, activityOf(emyr, 'Follow', scene.group));
    const ban = () => activityOf(carys, 'Block', emyr.id, { target: scene.group, endTime: soon() });
    expect(await scene.settle(carys, ban())).toMatchObject({ because: 'banned' });
    const again = ban();
    expect(await scene.settle(carys, again)).toMatchObject({ because: 'already' });
    expect(await roleOf('emyr', scene.communityId)).toBeUndefined();
    expect(await bansOf('emyr', scene.communityId)).toHaveLength(1);
    expect(await scene.settle(carys, activityOf(carys, 'Undo', again))).toMatchObject({
      because: 'ban-lifted',
    });
  });

  it('take down what somebody wrote with the ban, if it says so, and nothing of others', async () => {
    const fflur = await scene.peer.author('fflur', 'mastodon.example');
    await scene.settle(fflur, activityOf(fflur, 'Follow', scene.group));
    const to = [scene.group, PUBLIC];
    const offer = noteOf(fflur, '<p>Buy now</p>', {
      type: 'Page',
      name: 'Offers',
      audience: scene.group,
      to,
    });
    const answer = noteOf(carys, '<p>Please stop</p>', { inReplyTo: offer.id, to });
    await scene.settle(fflur, activityOf(fflur, 'Create', offer));
    await scene.settle(carys, activityOf(carys, 'Create', answer));
    const ban = activityOf(carys, 'Block', fflur.id, { target: scene.group, removeData: true });
    expect(await scene.settle(carys, ban)).toMatchObject({ because: 'banned' });
    const rows = await scene.test.database.sql
      .selectFrom('post')
      .select(['uri', 'deleted_at'])
      .where('uri', 'in', [offer.id, answer.id])
      .orderBy('number')
      .execute();
    expect(rows.map(({ uri, deleted_at: at }) => [uri, at !== null])).toEqual([
      [offer.id, true],
      [answer.id, false],
    ]);
  });

  it('report: it names who reports, or only the server where that hides them', async () => {
    const flag = () => activityOf(dai, 'Flag', post, { summary: 'Not <b>friendly</b>', to: [scene.group] });
    expect(await scene.settle(dai, flag())).toEqual({ verdict: 'applied', because: 'reported' });
    expect(await scene.settle(dai, flag())).toMatchObject({ because: 'reported-already' });
    const server = await scene.peer.author('mastodon.example', 'mastodon.example', 'Application');
    const hidden = activityOf(server, 'Flag', [`${HERE}/u/${scene.owner.name}`, post], { content: 'Rude' });
    expect(await scene.settle(server, hidden)).toMatchObject({ because: 'reported' });
    const asOwner = apiCaller(scene.test.url, await scene.test.given.cookie(scene.owner));
    const { answer } = await asOwner(listReports, { query: { communityId: scene.communityId } });
    expect(answer.items).toMatchObject([
      { reporter: null, reportingServer: 'mastodon.example', reason: 'Rude', post: { html: '<p>When?</p>' } },
      { reporter: { name: 'dai', host: 'mastodon.example' }, reportingServer: null, reason: 'Not friendly' },
    ]);
  });
});

describe('a report made here about a post in a community of another server', () => {
  const report = async (forward: boolean): Promise<string> => {
    const thread = await passedOn();
    const { post_id: subjectId } = await threadOf(thread.id);
    const body = { subjectKind: 'post', subjectId, category: 'rude', reason: 'Unkind', forward } as const;
    await verb(MakeReport).execute(ada.viewer, body, once(ada.viewer));
    return thread.id;
  };

  it('goes to that community alone, and only if its reporter wishes', async () => {
    await report(false);
    const reported = await report(true);
    const flag = await sent(({ type }) => type === 'Flag');
    expect(flag).toMatchObject({
      actor: `${HERE}/u/ada`,
      object: reported,
      to: [group.id],
      cc: [],
      content: 'Unkind',
    });
    const flags = scene.peer.received.filter(({ activity }) => activity['type'] === 'Flag');
    expect(flags.map(({ url }) => url)).toEqual(['https://lemmy.example/inbox']);
  });
});
