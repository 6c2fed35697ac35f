import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { decidePartner, listCommunities, listCommunityOrganisations } from '#libs/contracts';
import { apiCaller, eventually, type ApiCaller } from '#libs/testing';

import { setInboxScene, type InboxScene } from '../inbox/inbox-scene.fixture.js';
import { LearnCommunities } from './learn-communities.js';

const HOST = 'eastmoor.example';
const LIST = `https://${HOST}/actor/communities`;

let scene: InboxScene;
let admin: ApiCaller;
const nobody = (): ApiCaller => apiCaller(scene.test.url);

beforeAll(async () => {
  scene = await setInboxScene([HOST, 'westvale.example', 'other.example'], { FEDERATION: 'allowlist' });
  admin = apiCaller(
    scene.test.url,
    await scene.test.given.cookie(await scene.test.given.person({ role: 'admin' })),
  );
});
afterAll(() => scene.stop());

const decide = (host: string, policy: 'allowed' | 'silenced') =>
  admin(decidePartner, { params: { host }, body: { policy } });

const listing = (url: string, orderedItems: unknown) => ({
  '@context': 'https://www.w3.org/ns/activitystreams',
  id: url,
  type: 'OrderedCollection',
  orderedItems,
});

const elsewhere = async (): Promise<string[]> =>
  (await nobody()(listCommunities, { query: { limit: '100' } })).answer.items
    .filter(({ organisation }) => !organisation.isLocal)
    .map(({ name, organisation }) => `${name}@${organisation.host}`);

describe('the directory of partners', () => {
  it('offers others the communities that anybody finds here, and no others', async () => {
    await scene.test.given.community({ visibility: 'listed', name: 'secret_matters' });
    await scene.test.given.community({ visibility: 'unlisted', name: 'quiet_matters' });
    const answer = await fetch(`${scene.test.url}/actor/communities`, {
      headers: { accept: 'application/activity+json' },
    });
    expect(await answer.json()).toMatchObject({
      id: 'https://northfield.example/actor/communities',
      type: 'OrderedCollection',
      orderedItems: expect.arrayContaining([scene.group]),
    });
    const { items } = (await nobody()(listCommunities, { query: { limit: '100' } })).answer;
    const again = (await (
      await fetch(`${scene.test.url}/actor/communities`, { headers: { accept: 'application/activity+json' } })
    ).json()) as { orderedItems: string[] };
    expect(again.orderedItems.toSorted()).toEqual(
      items.map(({ name }) => `https://northfield.example/c/${name}`).toSorted(),
    );
  });

  it('shows the public communities of a server as soon as it is allowed, and nothing that is not its own', async () => {
    const roads = await scene.peer.author('roads', HOST, 'Group');
    const person = await scene.peer.author('bryn', HOST);
    const foreign = await scene.peer.author('foreign', 'other.example', 'Group');
    const ours = scene.group;
    scene.peer.documents.set(
      LIST,
      listing(LIST, [roads.id, person.id, foreign.id, ours, 'javascript:alert(1)', null, { id: 7 }]),
    );
    expect(await elsewhere()).toEqual([]);
    await decide(HOST, 'allowed');
    await eventually(async () => expect(await elsewhere()).toEqual([`roads@${HOST}`]));
    const { items } = (await nobody()(listCommunityOrganisations)).answer;
    expect(items).toMatchObject([
      { organisation: { isLocal: true } },
      { organisation: { host: HOST }, communities: 1 },
    ]);
    const narrowed = (await nobody()(listCommunities, { query: { organisation: HOST } })).answer;
    expect(narrowed.items.map(({ name }) => name)).toEqual(['roads']);
    expect(scene.peer.asked.filter((url) => url.startsWith('https://other.example'))).toEqual([]);
  });

  it('is looked up again each day, and no more of a server that was silenced', async () => {
    const parks = await scene.peer.author('parks', HOST, 'Group');
    scene.peer.documents.set(LIST, listing(LIST, [parks.id]));
    const directory = scene.test.server.app.get(LearnCommunities, { strict: false });
    await directory.learnAll();
    await eventually(async () =>
      expect((await elsewhere()).toSorted()).toEqual([`parks@${HOST}`, `roads@${HOST}`]),
    );
    await decide(HOST, 'silenced');
    expect(await elsewhere()).toEqual([]);
    const asked = scene.peer.asked.length;
    const { id } = await scene.test.database.sql
      .selectFrom('instance')
      .select('id')
      .where('host', '=', HOST)
      .executeTakeFirstOrThrow();
    await directory.learn(id);
    expect(scene.peer.asked).toHaveLength(asked);
  });

  it.each([
    ['nothing', undefined],
    ['a person', { id: 'https://westvale.example/actor/communities', type: 'Person' }],
    ['a list that is none', listing('https://westvale.example/actor/communities', 'words')],
    ['another address', listing(LIST, [])],
  ])('adds nothing where a server answers with %s', async (_what, document) => {
    const before = await elsewhere();
    if (document !== undefined)
      scene.peer.documents.set('https://westvale.example/actor/communities', document);
    const { answer } = await decide('westvale.example', 'allowed');
    expect(answer.policy).toBe('allowed');
    const { id } = await scene.test.database.sql
      .selectFrom('instance')
      .select('id')
      .where('host', '=', 'westvale.example')
      .executeTakeFirstOrThrow();
    await scene.test.server.app.get(LearnCommunities, { strict: false }).learn(id);
    expect(await elsewhere()).toEqual(before);
  });
});
