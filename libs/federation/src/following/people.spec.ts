import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  changeTies,
  endFollow,
  findPersonElsewhere,
  openThread,
  readFollow,
  readPerson,
  setFollow,
  suggestMentions,
} from '#libs/contracts';
import { apiCaller, eventually, photo, type ApiCaller, type GivenPerson } from '#libs/testing';

import { RemoteActors } from '../actors/remote-actors.js';
import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { activityOf, noteOf, type Received, type RemoteAuthor } from '../inbox/peer.fixture.js';

const HERE = 'https://northfield.example';
const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

let scene: InboxScene;
/** Looks after a public community, so others may know of her. */
let olwen: GivenPerson;
let asOlwen: ApiCaller;
beforeAll(async () => {
  scene = await setInboxScene();
  olwen = scene.owner;
  asOlwen = await as(olwen);
});
afterAll(() => scene.stop());

const as = async (person: { readonly id: string }): Promise<ApiCaller> =>
  apiCaller(scene.test.url, await scene.test.given.cookie(person));

let made = 0;

/** Somebody elsewhere who is known here. */
const known = async (host = 'mastodon.example'): Promise<RemoteAuthor> => {
  made += 1;
  const author = await scene.peer.author(`carys${made}`, host);
  await scene.test.server.app.get(RemoteActors, { strict: false }).byUri(author.id);
  return author;
};

const handleOf = ({ name, host }: RemoteAuthor): string => `${name}@${host}`;
const addressOf = ({ name }: Pick<GivenPerson, 'name'>): string => `${HERE}/u/${name}`;

/** What the other servers were sent by somebody of ours, of one type, the latest last. */
const sentBy = (person: Pick<GivenPerson, 'name'>, type: string): Received[] =>
  scene.peer.received.filter(
    ({ activity }) => activity['type'] === type && activity['actor'] === addressOf(person),
  );

const sent = (person: Pick<GivenPerson, 'name'>, type: string, times = 1): Promise<Received> =>
  eventually(async () => {
    const latest = sentBy(person, type)[times - 1];
    if (latest === undefined) throw new Error(`no ${type} yet`);
    return latest;
  });

const stateOf = async (caller: ApiCaller, author: RemoteAuthor): Promise<string | null> =>
  (await caller(readFollow, { params: { handle: handleOf(author) } })).answer.state;

const askToFollow = async (author: RemoteAuthor, body: { level: 'all' | 'threads' } = { level: 'all' }) => {
  const person = await scene.test.given.person();
  const caller = await as(person);
  await caller(setFollow, { params: { handle: handleOf(author) }, body });
  const { activity, url } = await sent(person, 'Follow');
  return { person, caller, activity, url };
};

const answered = (author: RemoteAuthor, type: 'Accept' | 'Reject', follow: unknown) =>
  scene.settle(author, activityOf(author, type, follow));

const open = async (communityId: string, title: string, markdown = 'Who has the key?') =>
  (await asOlwen(openThread, { params: { communityId }, body: { title, markdown } })).answer;

/** The posts that a server was sent by their author, not by a community. */
const titlesAt = (host: string): unknown[] =>
  scene.peer.received
    .filter(({ url, activity }) => url.startsWith(`https://${host}/`) && activity['type'] === 'Create')
    .map(({ activity }) => (activity['object'] as Record<string, unknown>)['name']);

const document = (path: string) =>
  fetch(`${scene.test.url}${path}`, { headers: { accept: 'application/activity+json' } }).then(
    (answer) => answer.json() as Promise<Record<string, unknown>>,
  );

describe('following somebody of another server', () => {
  it('sends a Follow, waits for the answer, and ends with an Undo that holds the Follow', async () => {
    const carys = await known();
    const { person, caller, activity, url } = await askToFollow(carys, { level: 'threads' });
    expect(url).toBe('https://mastodon.example/inbox');
    expect(activity).toMatchObject({ object: carys.id, to: [carys.id] });
    expect(await stateOf(caller, carys)).toBe('pending');
    const stranger = await known('lemmy.example');
    await answered(stranger, 'Accept', activity);
    expect(await stateOf(caller, carys)).toBe('pending');
    expect(await answered(carys, 'Accept', activity)).toMatchObject({ because: 'accepted' });
    const { answer } = await caller(readFollow, { params: { handle: handleOf(carys) } });
    expect(answer).toMatchObject({ state: 'accepted', level: 'threads' });
    await caller(endFollow, { params: { handle: handleOf(carys) } });
    const undo = await sent(person, 'Undo');
    expect(undo.activity['object']).toMatchObject({ type: 'Follow', id: activity['id'] });
  });

  it('says when it was refused, and asks anew when it is tried again', async () => {
    const carys = await known();
    const { person, caller, activity } = await askToFollow(carys);
    await answered(carys, 'Reject', activity);
    expect(await stateOf(caller, carys)).toBe('refused');
    await caller(setFollow, { params: { handle: handleOf(carys) }, body: { level: 'all' } });
    const again = await sent(person, 'Follow', 2);
    expect(again.activity['id']).not.toBe(activity['id']);
    await answered(carys, 'Accept', again.activity);
    expect(await stateOf(caller, carys)).toBe('accepted');
  });

  it('ends when that person is gone', async () => {
    const carys = await known();
    const { person, activity } = await askToFollow(carys);
    await answered(carys, 'Accept', activity);
    scene.peer.documents.delete(carys.id);
    const { sql } = scene.test.database;
    await scene.settle(carys, activityOf(carys, 'Delete', carys.id));
    const rows = await sql.selectFrom('follow').select('id').where('follower_id', '=', person.id).execute();
    expect(rows).toEqual([]);
    await eventually(async () =>
      expect(
        await sql.selectFrom('person_follow').select('state').where('follower_id', '=', person.id).execute(),
      ).toEqual([]),
    );
  });
});

describe('being followed from another server', () => {
  it('is accepted, and shown as a number without names', async () => {
    const carys = await known();
    const { totalItems: before } = await document(`/u/${olwen.name}/followers`);
    expect(await scene.settle(carys, activityOf(carys, 'Follow', addressOf(olwen)))).toEqual({
      verdict: 'applied',
      because: 'accepted',
    });
    await eventually(async () =>
      expect(sentBy(olwen, 'Accept').map(({ activity }) => activity['to'])).toContainEqual([carys.id]),
    );
    const followers = await document(`/u/${olwen.name}/followers`);
    expect(followers['totalItems']).toBe(Number(before) + 1);
    expect(JSON.stringify(followers)).not.toContain(carys.name);
  });

  it('is refused by those who want no followers, and unknown of those whom others may not know', async () => {
    const carys = await known();
    const { id } = await scene.test.given.community({ owner: olwen, visibility: 'public' });
    const shy = await scene.test.given.person();
    const follow = activityOf(carys, 'Follow', addressOf(shy));
    expect(await scene.settle(carys, follow)).toEqual({ verdict: 'refused', because: 'unknown-target' });
    await scene.test.given.member(id, shy.id, 'facilitator');
    await (
      await as(shy)
    )(changeTies, { body: { acceptsFollowers: false } });
    expect(await scene.settle(carys, activityOf(carys, 'Follow', addressOf(shy)))).toMatchObject({
      because: 'rejected',
    });
    expect((await sent(shy, 'Reject')).activity).toMatchObject({ to: [carys.id] });
  });

  it('brings what is written in public, and nothing else, to the servers of those who follow', async () => {
    const carys = await known();
    await scene.settle(carys, activityOf(carys, 'Follow', addressOf(olwen)));
    const { id: hidden } = await scene.test.given.community({ owner: olwen, visibility: 'hidden' });
    const { id: unlisted } = await scene.test.given.community({ owner: olwen, visibility: 'unlisted' });
    await open(hidden, 'Between us');
    await open(unlisted, 'With the link');
    await open(scene.communityId, 'For everybody');
    await eventually(async () => expect(titlesAt('mastodon.example')).toContain('For everybody'));
    expect(titlesAt('mastodon.example')).not.toContain('Between us');
    expect(titlesAt('mastodon.example')).not.toContain('With the link');
    const [created] = scene.peer.received.filter(({ activity }) => activity['type'] === 'Create').slice(-1);
    expect(created?.activity).toMatchObject({
      actor: addressOf(olwen),
      to: [scene.group, PUBLIC],
      cc: [`${addressOf(olwen)}/followers`],
    });
  });
});

describe('naming somebody of another server', () => {
  it('finds them on their own server, proposes them, and tells them with a Mention', async () => {
    const dilys = await scene.peer.author('dilys', 'lemmy.example');
    const body = { handle: handleOf(dilys) };
    expect((await asOlwen(findPersonElsewhere, { body })).answer).toMatchObject({ name: 'dilys' });
    const params = { communityId: scene.communityId };
    for (const q of ['dil', 'dilys@lem']) {
      const { suggestions } = (await asOlwen(suggestMentions, { params, query: { q } })).answer;
      expect(suggestions).toMatchObject([{ handle: '@dilys@lemmy.example' }]);
    }
    const { post } = await open(scene.communityId, 'A question', 'What says @dilys@lemmy.example?');
    expect(post.html).toContain('href="/@dilys@lemmy.example"');
    const create = await eventually(async () => {
      const found = scene.peer.received.find(
        ({ url, activity }) =>
          url === 'https://lemmy.example/inbox' &&
          (activity['object'] as Record<string, unknown>)['name'] === 'A question',
      );
      if (found === undefined) throw new Error('not told yet');
      return found.activity;
    });
    expect(create['cc']).toContain(dilys.id);
    expect((create['object'] as { content: string }).content).toContain(`href="${dilys.id}"`);
    expect((create['object'] as { tag: unknown[] }).tag).toContainEqual({
      type: 'Mention',
      href: dilys.id,
      name: '@dilys@lemmy.example',
    });
  });

  it('leads to their page here when they are named in what comes from elsewhere', async () => {
    const [writer, named] = [await known('lemmy.example'), await known()];
    await scene.settle(writer, activityOf(writer, 'Follow', scene.group));
    const note = noteOf(writer, `<p>Ask <a href="${named.id}">@${named.name}</a></p>`, {
      type: 'Page',
      name: 'Whom to ask',
      audience: scene.group,
      to: [scene.group, PUBLIC],
      tag: [{ type: 'Mention', href: named.id, name: `@${handleOf(named)}` }],
    });
    await scene.settle(writer, activityOf(writer, 'Create', note));
    const htmlOf = async () =>
      (
        await scene.test.database.sql
          .selectFrom('post')
          .select('html')
          .where('uri', '=', note.id)
          .executeTakeFirst()
      )?.html;
    expect(await htmlOf()).toBe(
      `<p>Ask <a href="/@${handleOf(named)}" class="mention">@${named.name}</a></p>`,
    );
    const again = { ...note, updated: new Date().toISOString() };
    expect(await scene.settle(writer, activityOf(writer, 'Update', again))).toMatchObject({
      because: 'unchanged',
    });
  });

  it('proposes nobody elsewhere where not everybody reads', async () => {
    const { id } = await scene.test.given.community({ owner: olwen, visibility: 'listed' });
    const eirlys = await known();
    const asked = { params: { communityId: id }, query: { q: eirlys.name } };
    expect((await asOlwen(suggestMentions, asked)).answer.suggestions).toEqual([]);
  });
});

describe('the picture of somebody of another server', () => {
  it('is fetched once and shown by this server, follows what theirs says, and goes when it goes', async () => {
    const eleri = await scene.peer.author('eleri', 'lemmy.example');
    const plain = scene.peer.documents.get(eleri.id) as Record<string, unknown>;
    const pictured = (name: string) => {
      const url = `https://lemmy.example/pictures/${name}.png`;
      scene.peer.documents.set(eleri.id, { ...plain, icon: { type: 'Image', url, name: 'Eleri, waving' } });
      return url;
    };
    const bytes = await photo('png', { width: 60, height: 60 });
    const first = pictured('one');
    scene.peer.files.set(first, (_, response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end(bytes),
    );
    const actors = scene.test.server.app.get(RemoteActors, { strict: false });
    const params = { handle: 'eleri@lemmy.example' };
    const shown = async () => (await asOlwen(readPerson, { params })).answer;
    await actors.byUri(eleri.id);
    const { avatarFileId } = await eventually(async () => {
      const person = await shown();
      if (person.avatarFileId === null) throw new Error('not here yet');
      return person;
    });
    expect((await shown()).avatarAlt).toBe('Eleri, waving');
    const cookie = await scene.test.given.cookie(olwen);
    const picture = await fetch(`${scene.test.url}/files/${avatarFileId}/96`, { headers: { cookie } });
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
    await actors.byUri(eleri.id, { fresh: true });
    expect(scene.peer.asked.filter((url) => url === first)).toHaveLength(1);
    scene.peer.files.set(pictured('two'), (_, response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end('<script>alert(1)</script>'),
    );
    await actors.byUri(eleri.id, { fresh: true });
    await eventually(async () => expect((await shown()).avatarFileId).toBeNull());
  });
});
