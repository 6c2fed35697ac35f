import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { RequestToJoin } from '#libs/communities';
import {
  decideReport,
  listMyReports,
  listNotifications,
  listReports,
  makeReport,
  openThread,
  readReport,
  type MyReport,
} from '#libs/contracts';
import { newId } from '#libs/kernel';
import { apiCaller, countStatements, eventually, type ApiCaller, type GivenPerson } from '#libs/testing';

import { RemoteActors } from '../actors/remote-actors.js';
import { setInboxScene, type InboxScene } from './inbox-scene.fixture.js';
import { activityOf, noteOf, type Received, type RemoteAuthor } from './peer.fixture.js';

const HERE = 'https://northfield.example';
const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

let scene: InboxScene;
/** A community of another server, its moderator, and one of its members. */
let group: RemoteAuthor;
let mod: RemoteAuthor;
let bryn: RemoteAuthor;
/** Somebody here who is a member of it. */
let ada: GivenPerson;
let asAda: ApiCaller;
let asOwner: ApiCaller;

const verb = <T>(type: abstract new (...parts: never[]) => T): T =>
  scene.test.server.app.get(type as never, { strict: false });

const as = async (person: { readonly id: string }): Promise<ApiCaller> =>
  apiCaller(scene.test.url, await scene.test.given.cookie(person));

const sent = (matches: (activity: Received['activity']) => boolean): Promise<Received> =>
  eventually(async () => {
    const found = scene.peer.received.find(({ activity }) => matches(activity));
    if (found === undefined) throw new Error('nothing of the kind was sent yet');
    return found;
  });

beforeAll(async () => {
  scene = await setInboxScene();
  group = await scene.peer.author('streets', 'lemmy.example', 'Group');
  mod = await scene.peer.author('mod', 'lemmy.example');
  bryn = await scene.peer.author('bryn', 'lemmy.example');
  ada = await scene.test.given.person({ name: 'ada' });
  [asAda, asOwner] = await Promise.all([as(ada), as(scene.owner)]);
  const found = await verb(RemoteActors).byHandle('!streets@lemmy.example', 'community');
  const once = { personId: ada.id, key: newId(), operation: 'test', request: {} };
  await verb(RequestToJoin).execute(ada.viewer, found?.ownerId ?? '', '', once);
  const { activity } = await sent(({ type }) => type === 'Follow');
  await scene.settle(group, activityOf(group, 'Accept', activity));
});
afterAll(() => scene.stop());

/** Ada reports a post that the community elsewhere has passed on. @returns the report as it was sent there */
const report = async (forward = true): Promise<Record<string, unknown> & { readonly id: string }> => {
  const more = { type: 'Page', name: 'Potholes', audience: group.id, to: [group.id, PUBLIC] };
  const thread = noteOf(bryn, '<p>The blue form</p>', more);
  await scene.settle(group, activityOf(group, 'Announce', activityOf(bryn, 'Create', thread)));
  const { id: subjectId } = await scene.test.database.sql
    .selectFrom('post')
    .select('id')
    .where('uri', '=', thread.id)
    .executeTakeFirstOrThrow();
  const { answer } = await asAda(makeReport, {
    body: { subjectKind: 'post', subjectId, category: 'rude', reason: 'Unkind', forward },
  });
  const id = `${HERE}/activities/flag/${answer.id}`;
  if (!forward) return { id, type: 'Flag' };
  const { activity } = await sent((each) => each['id'] === id);
  return { ...activity, id };
};

/** What Ada reads of a report. */
const seen = async (flag: { readonly id: string }): Promise<MyReport['elsewhere'] | undefined> => {
  const { items } = (await asAda(listMyReports, {})).answer;
  return items.find(({ id }) => flag.id.endsWith(id))?.elsewhere;
};

const resolved = (author: RemoteAuthor, flag: unknown, more: Record<string, unknown> = {}) =>
  scene.settle(author, activityOf(author, 'Resolve', flag, { to: [group.id], ...more }));

describe('a report that went on to the server of the community', () => {
  it('waits for an answer, which its reporter is told', async () => {
    const flag = await report();
    expect(await seen(flag)).toEqual({ host: 'lemmy.example', outcome: null, note: '', at: null });
    const more = { outcome: 'removed', summary: 'Thank you, <b>it is gone</b>.' };
    expect(await resolved(mod, flag, more)).toEqual({ verdict: 'applied', because: 'outcome-heard' });
    expect(await seen(flag)).toMatchObject({ outcome: 'removed', note: 'Thank you, it is gone.' });
    await eventually(async () => {
      const { items } = (await asAda(listNotifications, {})).answer;
      expect(items.map(({ kind }) => kind)).toContain('report-answered');
    });
  });

  it('keeps the latest answer, in whatever order they come and however often', async () => {
    const flag = await report();
    const later = { outcome: 'acted', published: '2026-11-26T09:00:00Z' };
    await resolved(mod, flag, later);
    const before = { outcome: 'no-action', published: '2026-11-26T08:00:00Z' };
    expect(await resolved(mod, flag, before)).toEqual({ verdict: 'ignored', because: 'known' });
    expect(await resolved(mod, flag, later)).toEqual({ verdict: 'ignored', because: 'known' });
    expect(await seen(flag)).toMatchObject({ outcome: 'acted', at: '2026-11-26T09:00:00.000Z' });
    await resolved(mod, flag, { outcome: 'removed', published: '2026-11-26T09:30:00Z' });
    expect(await seen(flag)).toMatchObject({ outcome: 'removed' });
  });

  it('counts as dealt with where the other server does not say how, or says what nobody knows', async () => {
    const [first, second] = [await report(), await report()];
    await resolved(mod, first);
    await resolved(mod, second.id, { outcome: { of: 'another kind' } });
    expect([await seen(first), await seen(second)]).toMatchObject([
      { outcome: 'dealt-with' },
      { outcome: 'dealt-with' },
    ]);
  });

  it('is answered by that server alone, and only if it went there', async () => {
    const flag = await report();
    const mallory = await scene.peer.author('mallory', 'mastodon.example');
    expect(await resolved(mallory, flag, { outcome: 'no-action' })).toEqual({
      verdict: 'ignored',
      because: 'not-the-target',
    });
    expect(await seen(flag)).toMatchObject({ outcome: null });
    const kept = await report(false);
    expect(await resolved(mod, kept)).toEqual({ verdict: 'ignored', because: 'never-sent' });
    expect(await seen(kept)).toBeNull();
  });

  it('is seen with its answer by those who look after this server, who take nothing down elsewhere', async () => {
    const flag = await report();
    await resolved(mod, flag, { outcome: 'no-action' });
    const params = { reportId: flag.id.slice(flag.id.lastIndexOf('/') + 1) };
    const asAdmin = await as(await scene.test.given.person({ role: 'admin' }));
    expect((await asAdmin(readReport, { params })).answer).toMatchObject({
      status: 'open',
      post: { html: '<p>The blue form</p>' },
      elsewhere: { host: 'lemmy.example', outcome: 'no-action' },
    });
    const body = { outcome: 'upheld', note: '', removePost: true } as const;
    expect((await asAdmin(decideReport, { params, body })).status).toBeGreaterThanOrEqual(400);
    const kept = await asAdmin(decideReport, { params, body: { ...body, removePost: false } });
    expect(kept.answer).toMatchObject({ status: 'upheld', post: { isDeleted: false } });
    const stranger = await as(await scene.test.given.person());
    expect((await stranger(readReport, { params })).status).toBe(404);
  });

  it('is shown with its answer in the same one statement as other reports', async () => {
    const statements = await countStatements(scene.test.database, async () => {
      await asAda(listMyReports, {});
    });
    expect(statements.filter((text) => /from report r/.test(text))).toHaveLength(1);
  });
});

describe('a report that came from another server', () => {
  let server: RemoteAuthor | undefined;

  const post = async (): Promise<string> => {
    const { answer } = await asOwner(openThread, {
      params: { communityId: scene.communityId },
      body: { title: 'Bins', markdown: 'When?' },
    });
    return `${HERE}/p/${answer.post.id}`;
  };

  const reporting = async (author: RemoteAuthor, object: string): Promise<string> => {
    const flag = activityOf(author, 'Flag', object, { summary: 'Rude', to: [scene.group] });
    await scene.settle(author, flag);
    return flag.id;
  };

  const decide = async (outcome: 'upheld' | 'dismissed', removePost = false): Promise<void> => {
    const { items } = (await asOwner(listReports, { query: { status: 'open' } })).answer;
    expect(items).toHaveLength(1);
    const params = { reportId: items[0]?.id ?? '' };
    await asOwner(decideReport, { params, body: { outcome, note: 'Thank you.', removePost } });
  };

  const answerTo = (flag: string): Promise<Received> =>
    sent(({ type, object }) => type === 'Resolve' && (object as { id?: string }).id === flag);

  it('is answered with what became of it, in the name of this server, however often it came', async () => {
    const dai = await scene.peer.author('dai', 'mastodon.example');
    const reported = await post();
    const flags = [await reporting(dai, reported), await reporting(dai, reported)];
    await decide('upheld', true);
    for (const flag of flags) {
      const { url, activity } = await answerTo(flag);
      expect(url).toBe('https://mastodon.example/inbox');
      expect(activity).toMatchObject({
        actor: `${HERE}/actor`,
        outcome: 'removed',
        summary: 'Thank you.',
        to: [scene.group],
        object: { id: flag, type: 'Flag', actor: dai.id, object: reported },
      });
    }
  });

  it.each([
    ['upheld', 'acted'],
    ['dismissed', 'no-action'],
  ] as const)(
    'that is %s without a removal is answered with %s, also where nobody is named',
    async (decision, outcome) => {
      server ??= await scene.peer.instance('mastodon.example');
      const flag = await reporting(server, await post());
      await decide(decision);
      expect((await answerTo(flag)).activity).toMatchObject({ outcome });
    },
  );
});
