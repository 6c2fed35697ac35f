import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  addComment,
  listNews,
  listNotifications,
  listPublications,
  reactToPublication,
  readPublication,
  setFollow,
} from '#libs/contracts';
import { apiCaller, eventually, type ApiCaller, type GivenPerson } from '#libs/testing';

import { RemoteActors } from '../actors/remote-actors.js';
import { SetPeerPolicy } from '../actors/set-peer-policy.js';
import { setInboxScene, type InboxScene } from './inbox-scene.fixture.js';
import { activityOf, noteOf, type RemoteAuthor } from './peer.fixture.js';

type Thing = Record<string, unknown> & { readonly id: string };

let scene: InboxScene;
let follower: GivenPerson;
let asFollower: ApiCaller;
let asColleague: ApiCaller;
/** Whom somebody here follows. */
let carys: RemoteAuthor;
/** Of the same server; nobody follows her. */
let mallory: RemoteAuthor;

beforeAll(async () => {
  scene = await setInboxScene();
  follower = await scene.test.given.person();
  asFollower = await as(follower);
  asColleague = await as(await scene.test.given.person());
  carys = await scene.peer.author('carys');
  mallory = await scene.peer.author('mallory');
  await befriend(carys);
});
afterAll(() => scene.stop());

const as = async (person: { readonly id: string }): Promise<ApiCaller> =>
  apiCaller(scene.test.url, await scene.test.given.cookie(person));

const handleOf = ({ name, host }: RemoteAuthor): string => `${name}@${host}`;

const befriend = async (author: RemoteAuthor): Promise<void> => {
  await scene.test.server.app.get(RemoteActors, { strict: false }).byUri(author.id);
  await asFollower(setFollow, { params: { handle: handleOf(author) }, body: { level: 'all' } });
  const follow = await eventually(async () => {
    const sent = scene.peer.received.find(
      ({ activity }) => activity['type'] === 'Follow' && activity['object'] === author.id,
    );
    if (sent === undefined) throw new Error('no Follow yet');
    return sent.activity;
  });
  expect(await scene.settle(author, activityOf(author, 'Accept', follow))).toMatchObject({
    because: 'accepted',
  });
};

const toFollowers = (author: RemoteAuthor) => ({ to: [`${author.id}/followers`], cc: [] });

const articleOf = (author: RemoteAuthor, more: Record<string, unknown> = {}): Thing =>
  noteOf(author, '<h2>Kerbs</h2><p onclick="steal()">How we mend <script>alert(1)</script>them.</p>', {
    type: 'Article',
    name: 'Mending kerbs',
    url: `https://${author.host}/blog/kerbs`,
    ...more,
  });

const tell = (author: RemoteAuthor, type: string, thing: Thing | string) =>
  scene.settle(
    author,
    activityOf(author, type, thing, typeof thing === 'string' ? {} : { to: thing['to'], cc: thing['cc'] }),
  );

const newsOf = async (call: ApiCaller) => (await call(listNews, { query: {} })).answer.items;

const keptAs = async (thing: Thing): Promise<string | undefined> => {
  const row = await scene.test.database.sql
    .selectFrom('publication')
    .select('id')
    .where('uri', '=', thing.id)
    .executeTakeFirst();
  return row?.id;
};

const idOf = async (thing: Thing): Promise<string> => {
  const id = await keptAs(thing);
  if (id === undefined) throw new Error(`${thing.id} is not here`);
  return id;
};

const read = async (call: ApiCaller, thing: Thing) =>
  call(readPublication, { params: { publicationId: await idOf(thing) } });

describe('what somebody elsewhere publishes on their own page', () => {
  it('P7, P10: stands on the home of those who follow them, safe, once however often it comes; they are told', async () => {
    const article = articleOf(carys);
    expect(await tell(carys, 'Create', article)).toEqual({ verdict: 'applied', because: 'stored' });
    expect(await tell(carys, 'Create', article)).toMatchObject({ verdict: 'ignored', because: 'known' });
    expect(await newsOf(asFollower)).toMatchObject([
      {
        kind: 'article',
        audience: 'public',
        title: 'Mending kerbs',
        url: 'https://mastodon.example/blog/kerbs',
        author: { name: 'carys', organisation: { host: 'mastodon.example' } },
        publishedAt: '2026-11-26T08:00:00.000Z',
        permissions: { canAnswer: false, canEdit: false, canDelete: false },
      },
    ]);
    expect(await newsOf(asColleague)).toEqual([]);
    const { html } = (await read(asFollower, article)).answer;
    expect(html).toContain('<h2>Kerbs</h2>');
    expect(html).toContain('How we mend');
    expect(html).not.toMatch(/script|onclick/);
    await eventually(async () =>
      expect((await asFollower(listNotifications)).answer.items).toMatchObject([
        { kind: 'publication', people: [{ name: 'carys' }], publication: { title: 'Mending kerbs' } },
      ]),
    );
  });

  it('is read by whom it is addressed to: what is for followers by nobody else, what is public on their page by all', async () => {
    const note = noteOf(carys, '<p>Only for you</p>', toFollowers(carys));
    expect(await tell(carys, 'Create', note)).toMatchObject({ because: 'stored' });
    expect(await newsOf(asFollower)).toMatchObject([
      { kind: 'status', audience: 'followers', title: '', html: '<p>Only for you</p>' },
      { kind: 'article' },
    ]);
    expect((await read(asFollower, note)).status).toBe(200);
    expect((await read(asColleague, note)).status).toBe(404);
    const onPage = async (kind: 'status' | 'article') =>
      (await asColleague(listPublications, { params: { handle: handleOf(carys) }, query: { kind } })).answer
        .items.length;
    expect([await onPage('status'), await onPage('article')]).toEqual([0, 1]);
  });

  it('cannot be answered from here, and is served to no other server as ours', async () => {
    const note = noteOf(carys, '<p>Elsewhere</p>');
    await tell(carys, 'Create', note);
    const publicationId = await idOf(note);
    const comment = { params: { publicationId }, body: { markdown: 'Indeed' } };
    expect((await asFollower(addComment, comment)).problem.code).toBe('not-allowed');
    const params = { publicationId, kind: 'like' as const };
    expect((await asFollower(reactToPublication, { params, body: { on: true } })).problem.code).toBe(
      'not-allowed',
    );
    const served = await fetch(`${scene.test.url}/w/${publicationId}`, {
      headers: { accept: 'application/activity+json' },
    });
    expect(served.status).toBe(404);
  });

  it('changes when its author says so, and for nobody else; what is older than that changes nothing', async () => {
    const note = noteOf(carys, '<p>First</p>', toFollowers(carys));
    await tell(carys, 'Create', note);
    const changed = { ...note, content: '<p>Second</p>', updated: '2026-11-26T09:00:00Z' };
    expect(await tell(carys, 'Update', changed)).toEqual({ verdict: 'applied', because: 'edited' });
    expect(await tell(carys, 'Update', changed)).toMatchObject({ because: 'unchanged' });
    const older = { ...note, content: '<p>Stale</p>', updated: '2026-11-26T08:30:00Z' };
    expect(await tell(carys, 'Update', older)).toMatchObject({ because: 'older' });
    const forged = { ...note, content: '<p>Forged</p>', updated: '2026-11-26T10:00:00Z' };
    expect(await tell(mallory, 'Update', forged)).toMatchObject({ because: 'not-the-owner' });
    expect((await read(asFollower, note)).answer).toMatchObject({ html: '<p>Second</p>', version: 2 });
    const withdrawn = { ...changed, to: [mallory.id], cc: [], updated: '2026-11-26T11:00:00Z' };
    expect(await tell(carys, 'Update', withdrawn)).toMatchObject({ because: 'publication-deleted' });
    expect((await read(asFollower, note)).status).toBe(404);
  });

  it('goes when its author deletes it, also before it came, and does not come back', async () => {
    const note = noteOf(carys, '<p>Regretted</p>');
    await tell(carys, 'Create', note);
    expect(await tell(mallory, 'Delete', note.id)).toMatchObject({ because: 'not-the-owner' });
    expect(await tell(carys, 'Delete', note.id)).toEqual({
      verdict: 'applied',
      because: 'publication-deleted',
    });
    expect((await read(asFollower, note)).status).toBe(404);
    const { html } = await scene.test.database.sql
      .selectFrom('publication')
      .select('html')
      .where('uri', '=', note.id)
      .executeTakeFirstOrThrow();
    expect(html).toBe('');
    expect(await tell(carys, 'Create', note)).toMatchObject({ because: 'deleted' });
    const early = noteOf(carys, '<p>Too late</p>');
    expect(await tell(carys, 'Delete', early.id)).toMatchObject({ because: 'not-seen-yet' });
    expect(await tell(carys, 'Create', early)).toMatchObject({ because: 'deleted' });
    expect(await keptAs(early)).toBeUndefined();
  });

  it('is left where nobody follows its author, where it is for people one by one, and where it is not theirs', async () => {
    const unfollowed = articleOf(mallory);
    expect(await tell(mallory, 'Create', unfollowed)).toMatchObject({ verdict: 'ignored' });
    const direct = noteOf(carys, '<p>A word with you</p>', {
      to: [`https://northfield.example/u/${follower.name}`],
    });
    expect(await tell(carys, 'Create', direct)).toMatchObject({ because: 'not-public' });
    const others = noteOf(carys, '<p>For others</p>', toFollowers(mallory));
    expect(await tell(carys, 'Create', others)).toMatchObject({ because: 'not-public' });
    const inCommunity = articleOf(carys, { audience: 'https://mastodon.example/c/unknown' });
    expect(await tell(carys, 'Create', inCommunity)).toMatchObject({ because: 'no-community-here' });
    const borrowed = { ...noteOf(carys, '<p>Hers?</p>'), attributedTo: carys.id };
    expect(await tell(mallory, 'Create', borrowed)).not.toMatchObject({ verdict: 'applied' });
    for (const thing of [unfollowed, direct, others, inCommunity, borrowed])
      expect([thing.id, await keptAs(thing)]).toEqual([thing.id, undefined]);
  });

  it('is not taken from a server that was shut out, and what came before is read by nobody', async () => {
    const gwen = await scene.peer.author('gwen', 'lemmy.example');
    await befriend(gwen);
    const before = noteOf(gwen, '<p>Before</p>');
    expect(await tell(gwen, 'Create', before)).toMatchObject({ because: 'stored' });
    const admin = await scene.test.given.person({ role: 'admin' });
    await scene.test.server.app
      .get(SetPeerPolicy, { strict: false })
      .execute(admin.viewer, 'lemmy.example', 'suspended');
    const after = noteOf(gwen, '<p>After</p>');
    expect((await scene.send(gwen, activityOf(gwen, 'Create', after))).status).toBe(403);
    expect(await keptAs(after)).toBeUndefined();
    expect((await read(asFollower, before)).status).toBe(404);
  });
});
