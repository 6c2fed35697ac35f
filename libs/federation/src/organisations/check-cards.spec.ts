import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { decidePartner, getCommunity, readOrganisation, readThread, updateInstance } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { apiCaller, eventually, photo, type ApiCaller } from '#libs/testing';

import { actorDocument } from '../actors/elsewhere.fixture.js';
import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { activityOf, noteOf } from '../inbox/peer.fixture.js';
import { keyOfActor } from '../keys/find-key.js';
import { generateActorKeys, type ActorKeys } from '../keys/generate-actor-keys.js';
import type { JsonObject } from '../proofs/canonical-json.js';
import { CheckCards } from './check-cards.js';
import { inDays, signedCard } from './signed-card.fixture.js';
import { verifyCard } from './verify-card.js';

const HOST = 'eastmoor.example';
const OTHER = 'westvale.example';
const CARD = `https://${HOST}/actor/organisation`;

describe('cards of organisations', () => {
  let scene: InboxScene;
  let admin: ApiCaller;
  let keys: ActorKeys;
  let otherKeys: ActorKeys;

  const actorAt = (host: string, itsKeys: ActorKeys): void => {
    const id = `https://${host}/actor`;
    scene.peer.documents.set(
      id,
      actorDocument({ id, name: host, type: 'Application', keys: itsKeys, more: { name: 'Its server' } }),
    );
  };
  const decide = (policy: 'allowed' | 'silenced', host = HOST) =>
    admin(decidePartner, { params: { host }, body: { policy } });
  const shown = async () => (await admin(readOrganisation, { params: { host: HOST } })).answer;
  const instanceId = async (): Promise<string> => {
    const { id } = await scene.test.database.sql
      .selectFrom('instance')
      .select('id')
      .where('host', '=', HOST)
      .executeTakeFirstOrThrow();
    return id;
  };
  /** Looks at the card now, and tells whether it counts. */
  const check = async (): Promise<boolean> => {
    const id = await instanceId();
    await scene.test.server.app.get(CheckCards, { strict: false }).check(id);
    return isVerified(id);
  };
  const isVerified = async (id: string): Promise<boolean> => {
    const row = await scene.test.database.sql
      .selectFrom('instance')
      .select('verified_until')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return row.verified_until !== null && row.verified_until > new Date();
  };
  const here = (path: string) =>
    fetch(`${scene.test.url}${path}`, { headers: { accept: 'application/activity+json' } });

  beforeAll(async () => {
    scene = await setInboxScene([HOST, OTHER], { FEDERATION: 'allowlist' });
    admin = apiCaller(
      scene.test.url,
      await scene.test.given.cookie(await scene.test.given.person({ role: 'admin' })),
    );
    [keys, otherKeys] = await Promise.all([generateActorKeys(), generateActorKeys()]);
    actorAt(HOST, keys);
    actorAt(OTHER, otherKeys);
    scene.peer.documents.set(CARD, signedCard(HOST, { keys }));
    await decide('allowed', OTHER);
    await decide('allowed');
    await eventually(async () => expect(await isVerified(await instanceId())).toBe(true));
  });
  beforeEach(async () => {
    scene.peer.files.clear();
    scene.peer.documents.set(CARD, signedCard(HOST, { keys }));
    expect(await check()).toBe(true);
  });
  afterAll(() => scene.stop());

  it('are fetched when a server is allowed, and shown by their names', async () => {
    expect(await shown()).toMatchObject({
      name: 'Eastmoor Council',
      welshName: 'Cyngor Eastmoor',
      shortName: 'Eastmoor',
      host: HOST,
      isLocal: false,
      isVerified: true,
      kind: 'council',
      contactUrl: `https://${HOST}/contact`,
      checkedAt: expect.any(String),
      validUntil: expect.any(String),
    });
    const asVisitor = await apiCaller(scene.test.url)(readOrganisation, { params: { host: HOST } });
    expect(asVisitor.status).toBe(404);
  });

  it('make a badge on what people of that server write, until they are past their end', async () => {
    const author = await scene.peer.author(`bryn_${newId().slice(-6)}`);
    const note = noteOf(author, '<p>Hello from Eastmoor</p>', {
      type: 'Page',
      name: 'From Eastmoor',
      audience: scene.group,
    });
    await scene.settle(author, activityOf(author, 'Follow', scene.group));
    expect(await scene.settle(author, activityOf(author, 'Create', note))).toMatchObject({
      verdict: 'applied',
    });
    const { thread_id: threadId } = await scene.test.database.sql
      .selectFrom('post')
      .select('thread_id')
      .where('uri', '=', note.id)
      .executeTakeFirstOrThrow();
    const authorOf = async () =>
      (await apiCaller(scene.test.url)(readThread, { params: { threadId } })).answer.posts[0]?.author;
    expect((await authorOf())?.organisation).toMatchObject({ name: 'Eastmoor Council', isVerified: true });
    await scene.test.database.sql
      .updateTable('instance')
      .set({ verified_until: inDays(-1) })
      .where('host', '=', HOST)
      .execute();
    expect((await authorOf())?.organisation).toMatchObject({ isVerified: false });
  });

  it.each<[string, () => JsonObject | undefined]>([
    ['was changed', () => ({ ...signedCard(HOST, { keys }), name: 'Somebody else' })],
    ['is past its end', () => signedCard(HOST, { keys, changes: { validUntil: inDays(-1).toISOString() } })],
    [
      'was signed by another server',
      () => signedCard(HOST, { keys: otherKeys, signer: `https://${OTHER}/actor` }),
    ],
    ['is that of another server', () => signedCard(OTHER, { keys: otherKeys })],
    ['is there no more', () => undefined],
  ])('count no longer when the card %s', async (_what, document) => {
    const card = document();
    if (card === undefined) scene.peer.documents.delete(CARD);
    else scene.peer.documents.set(CARD, card);
    expect(await check()).toBe(false);
    expect((await admin(readOrganisation, { params: { host: HOST } })).status).toBe(404);
  });

  it('are not taken from another host to which a server redirects', async () => {
    const theirs = `https://${OTHER}/actor/organisation`;
    scene.peer.documents.set(theirs, signedCard(OTHER, { keys: otherKeys }));
    scene.peer.files.set(CARD, (_, response) => response.writeHead(302, { location: theirs }).end());
    expect(await check()).toBe(false);
    scene.peer.documents.set(theirs, signedCard(HOST, { keys: otherKeys }));
    expect(await check()).toBe(false);
  });

  it('go on to count while their server cannot be reached', async () => {
    scene.peer.files.set(CARD, (_, response) => response.writeHead(503).end());
    await expect(check()).rejects.toThrow('cannot be had now');
    expect(await isVerified(await instanceId())).toBe(true);
  });

  it('count no longer when a server is silenced, and it is not asked any more', async () => {
    await decide('silenced');
    await eventually(async () => expect(await isVerified(await instanceId())).toBe(false));
    const asked = scene.peer.asked.filter((url) => url === CARD).length;
    expect(await check()).toBe(false);
    expect(scene.peer.asked.filter((url) => url === CARD)).toHaveLength(asked);
    await decide('allowed');
    await eventually(async () => expect(await isVerified(await instanceId())).toBe(true));
  });

  it('of this server are there once administrators name the kind, signed by its actor, the same for a day', async () => {
    expect((await here('/actor/organisation')).status).toBe(404);
    const body = {
      name: 'Northfield Council',
      welshName: 'Cyngor Northfield',
      organisationKind: 'council',
      contactUrl: 'https://northfield.example/contact',
    } as const;
    expect((await admin(updateInstance, { body })).answer).toMatchObject(body);
    const [first, again] = await Promise.all([here('/actor/organisation'), here('/actor/organisation')]);
    const bytes = await first.text();
    expect(await again.text()).toBe(bytes);
    const actor = (await (await here('/actor')).json()) as JsonObject;
    const verdict = await verifyCard(JSON.parse(bytes) as JsonObject, 'northfield.example', {
      resolveKey: async (keyId) => {
        const found = keyOfActor(keyId, actor);
        return found.kind === 'key' && found.listedIn === 'assertionMethod' ? found : undefined;
      },
      now: new Date(),
    });
    expect(verdict).toMatchObject({
      kind: 'verified',
      card: { name: body.name, nameMap: { cy: body.welshName }, kind: 'council', contact: body.contactUrl },
    });
    const own = await apiCaller(scene.test.url)(readOrganisation, {
      params: { host: 'NORTHFIELD.example' },
    });
    expect(own.answer).toMatchObject({ isLocal: true, isVerified: true, kind: 'council', validUntil: null });
    await admin(updateInstance, { body: { organisationKind: null } });
    expect((await here('/actor/organisation')).status).toBe(404);
  });

  it('name no contact page that could do harm', async () => {
    for (const contactUrl of ['javascript:alert(1)', 'http://northfield.example', 'northfield.example'])
      expect((await admin(updateInstance, { body: { contactUrl } })).status).toBe(400);
  });

  it('show the crest that they name, drawn anew and served from here to those who may know of them', async () => {
    const [url, other] = [`https://${HOST}/files/crest-1`, `https://${HOST}/files/crest-2`];
    const withCrest = (icon: string): JsonObject =>
      signedCard(HOST, { keys, changes: { icon: { type: 'Image', mediaType: 'image/png', url: icon } } });
    const serve = (address: string, body: Buffer | string): void => {
      scene.peer.files.set(address, (_, response) =>
        response.writeHead(200, { 'content-type': 'image/png' }).end(body),
      );
    };
    serve(url, await photo('png', { width: 300, height: 300 }));
    scene.peer.documents.set(CARD, withCrest(url));
    expect(await check()).toBe(true);
    const crestFileId = await eventually(async () => {
      const { crestFileId: found } = await shown();
      if (found === null) throw new Error('not here yet');
      return found;
    });
    const bytes = (cookie?: string) =>
      fetch(`${scene.test.url}/files/${crestFileId}/64`, { headers: cookie === undefined ? {} : { cookie } });
    const cookie = await scene.test.given.cookie(await scene.test.given.person());
    const picture = await bytes(cookie);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await bytes()).status).toBe(404);
    await check();
    expect(scene.peer.asked.filter((asked) => asked === url)).toHaveLength(1);

    const { id } = await scene.test.given.community({
      owner: scene.owner,
      visibility: 'public',
      instanceId: await instanceId(),
    });
    const card = await apiCaller(scene.test.url)(getCommunity, { params: { community: id } });
    expect(card.answer.crestFileId).toBe(crestFileId);
    expect((await bytes()).status).toBe(200);

    serve(other, '<script>alert(1)</script>');
    scene.peer.documents.set(CARD, withCrest(other));
    await check();
    await eventually(async () => expect((await shown()).crestFileId).toBeNull());
    expect((await bytes(cookie)).status).toBe(404);
    const elsewhere = `https://${OTHER}/files/crest`;
    serve(elsewhere, await photo('png', { width: 300, height: 300 }));
    scene.peer.documents.set(CARD, withCrest(elsewhere));
    expect(await check()).toBe(true);
    expect((await shown()).crestFileId).toBeNull();
    expect(scene.peer.asked).not.toContain(elsewhere);
  });
});
