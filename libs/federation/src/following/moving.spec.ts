import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  addOtherAccount,
  findPersonElsewhere,
  moveAccount,
  openThread,
  readFollow,
  readPerson,
  setFollow,
} from '#libs/contracts';
import { IdentityKit } from '#libs/identity';
import { apiCaller, eventually, type ApiCaller, type GivenPerson } from '#libs/testing';

import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { activityOf, type RemoteAuthor } from '../inbox/peer.fixture.js';

const HERE = 'https://northfield.example';
const PASSWORD = 'kettle-harbour-violet';

let scene: InboxScene;
beforeAll(async () => {
  scene = await setInboxScene();
});
afterAll(() => scene.stop());

const as = async (person: { readonly id: string }): Promise<ApiCaller> =>
  apiCaller(scene.test.url, await scene.test.given.cookie(person));

let made = 0;

const author = (host: string): Promise<RemoteAuthor> => {
  made += 1;
  return scene.peer.author(`nia${made}`, host);
};

/** Changes what the document of somebody elsewhere says. */
const say = ({ id }: RemoteAuthor, more: Record<string, unknown>): void => {
  const document = scene.peer.documents.get(id) as Record<string, unknown>;
  scene.peer.documents.set(id, { ...document, ...more });
};

const handleOf = ({ name, host }: RemoteAuthor): string => `${name}@${host}`;
const addressOf = ({ name }: Pick<GivenPerson, 'name'>): string => `${HERE}/u/${name}`;

const moveOf = (old: RemoteAuthor, target: string) => activityOf(old, 'Move', old.id, { target });

/** Somebody here who follows somebody elsewhere. */
const follower = async (of: RemoteAuthor): Promise<ApiCaller> => {
  const caller = await as(await scene.test.given.person());
  await caller(findPersonElsewhere, { body: { handle: handleOf(of) } });
  await caller(setFollow, { params: { handle: handleOf(of) }, body: { level: 'threads' } });
  return caller;
};

const followed = async (caller: ApiCaller, who: RemoteAuthor) => {
  const { answer, status } = await caller(readFollow, { params: { handle: handleOf(who) } });
  return status === 200 ? answer.state : 'unknown';
};

describe('somebody elsewhere who moves', () => {
  it('is followed where they are now, once both accounts say so', async () => {
    const [old, next] = [await author('mastodon.example'), await author('lemmy.example')];
    const caller = await follower(old);
    say(old, { movedTo: next.id });
    say(next, { alsoKnownAs: [old.id] });
    expect(await scene.settle(old, moveOf(old, next.id))).toEqual({ verdict: 'applied', because: 'moved' });
    expect(await followed(caller, old)).toBeNull();
    expect(await followed(caller, next)).toBe('pending');
    const { answer } = await caller(readFollow, { params: { handle: handleOf(next) } });
    expect(answer.level).toBe('threads');
    const told = (type: string): unknown[] =>
      scene.peer.received
        .filter(({ activity }) => activity['type'] === type)
        .map(({ activity }) => activity['object']);
    await eventually(async () => expect(told('Follow')).toContain(next.id));
    await eventually(async () =>
      expect(told('Undo')).toContainEqual(expect.objectContaining({ object: old.id })),
    );
    expect((await caller(readPerson, { params: { handle: handleOf(old) } })).answer.movedTo).toMatchObject({
      name: next.name,
    });
    await scene.settle(old, moveOf(old, next.id));
    expect(await followed(caller, next)).toBe('pending');
    expect(told('Follow').filter((object) => object === next.id)).toHaveLength(1);
  });

  it('changes nothing where only one account says so, or somebody else does', async () => {
    const [old, thief] = [await author('mastodon.example'), await author('lemmy.example')];
    const caller = await follower(old);
    expect(await scene.settle(old, moveOf(old, thief.id))).toEqual({
      verdict: 'refused',
      because: 'not-confirmed',
    });
    say(thief, { alsoKnownAs: [old.id] });
    expect(await scene.settle(old, moveOf(old, thief.id))).toMatchObject({ because: 'not-confirmed' });
    const forged = { ...moveOf(old, thief.id), id: `https://${thief.host}/activities/forged${made}` };
    expect((await scene.send(thief, { ...forged, actor: thief.id })).status).toBe(202);
    expect(await scene.decided(forged.id)).toMatchObject({ verdict: 'ignored' });
    say(old, { movedTo: thief.id });
    say(thief, { alsoKnownAs: [] });
    expect(await scene.settle(old, moveOf(old, thief.id))).toMatchObject({ because: 'not-confirmed' });
    expect(await followed(caller, old)).toBe('pending');
    expect(await followed(caller, thief)).not.toBe('pending');
  });

  it('comes to an account of this server that names the old one', async () => {
    const old = await author('mastodon.example');
    const caller = await follower(old);
    const here = await scene.test.given.person();
    const asHere = await as(here);
    say(old, { movedTo: addressOf(here) });
    expect(await scene.settle(old, moveOf(old, addressOf(here)))).toMatchObject({ because: 'not-confirmed' });
    await asHere(addOtherAccount, { body: { handle: handleOf(old) } });
    const shown = await fetch(`${scene.test.url}/u/${here.name}`, {
      headers: { accept: 'application/activity+json' },
    });
    expect(await shown.json()).toMatchObject({ alsoKnownAs: [old.id] });
    expect(await scene.settle(old, moveOf(old, addressOf(here)))).toMatchObject({ because: 'moved' });
    const { answer } = await caller(readFollow, { params: { handle: here.name } });
    expect(answer).toMatchObject({ state: 'accepted', level: 'threads' });
  });
});

describe('somebody of this server who moves', () => {
  it('goes only to an account that names theirs; who follows is told, and the old account is left quiet', async () => {
    const { owner, test } = scene;
    const mover = await test.given.person();
    await test.given.member(scene.communityId, mover.id, 'facilitator');
    const password_hash = await test.server.app.get(IdentityKit, { strict: false }).hasher.hash(PASSWORD);
    await test.database.sql
      .updateTable('account')
      .set({ password_hash })
      .where('person_id', '=', mover.id)
      .execute();
    const [asMover, asOwner] = [await as(mover), await as(owner)];
    const [fan, next] = [await author('mastodon.example'), await author('lemmy.example')];
    await scene.settle(fan, activityOf(fan, 'Follow', addressOf(mover)));
    await asOwner(setFollow, { params: { handle: mover.name }, body: { level: 'all' } });
    const body = { handle: handleOf(next), currentPassword: PASSWORD };
    expect((await asMover(moveAccount, { body })).problem.code).toBe('move.not-named');
    say(next, { alsoKnownAs: [addressOf(mover)] });
    expect((await asMover(moveAccount, { body })).answer.movedTo).toMatchObject({ name: next.name });
    expect((await asMover(moveAccount, { body })).problem.code).toBe('move.already');
    await eventually(async () =>
      expect(scene.peer.received.find(({ activity }) => activity['type'] === 'Move')?.activity).toMatchObject(
        { actor: addressOf(mover), object: addressOf(mover), target: next.id },
      ),
    );
    const shown = await fetch(`${test.url}/u/${mover.name}`, {
      headers: { accept: 'application/activity+json' },
    });
    expect(await shown.json()).toMatchObject({ movedTo: next.id });
    expect(await followed(asOwner, next)).toBe('pending');
    const thread = { title: 'Again', markdown: 'I am still here.' };
    const opened = await asMover(openThread, { params: { communityId: scene.communityId }, body: thread });
    expect(opened.problem.code).toBe('not-allowed');
    expect(await scene.settle(fan, activityOf(fan, 'Follow', addressOf(mover)))).toMatchObject({
      because: 'accepted',
    });
    const late = await author('mastodon.example');
    expect(await scene.settle(late, activityOf(late, 'Follow', addressOf(mover)))).toMatchObject({
      because: 'rejected',
    });
  });
});
