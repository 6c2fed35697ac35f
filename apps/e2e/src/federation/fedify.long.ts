import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { addReaction, deletePost, editPost, removeReaction, type PostView } from '#libs/contracts';
import { openNeighbourhood, type Neighbourhood } from '#libs/pair';
import { eventually, freePort, type GivenPerson } from '#libs/testing';

import type { Heard, Scheme } from './fedify-orders.js';
import { FedifyServer, openProxy } from './fedify-server.fixture.js';
import { Instance } from './instance.fixture.js';

const OURS = 'northfield.example';
const HOST_OF: Readonly<Record<Scheme, string>> = {
  rfc9421: 'fern.example',
  cavage: 'moss.example',
};

let folder: string;
let neighbourhood: Neighbourhood;
let proxy: Server;
let northfield: Instance;
/** Of Northfield, whose communities they are. */
let olwen: GivenPerson;

const ports: Record<string, number> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-fedify-'));
  for (const host of [OURS, ...Object.values(HOST_OF)]) ports[host] = await freePort();
  neighbourhood = await openNeighbourhood({ folder, servers: ports });
  proxy = await openProxy(neighbourhood.port);
  northfield = await Instance.prepare(OURS, {
    DATA_DIR: join(folder, OURS),
    LOG_LEVEL: 'warn',
    ...neighbourhood.settingsOf(OURS),
  });
  await northfield.start();
  olwen = await northfield.given.person({ name: 'olwen', displayName: 'Olwen Tate' });
});

afterAll(async () => {
  await northfield?.strike();
  proxy?.close();
  await neighbourhood?.close();
  await rm(folder, { recursive: true, force: true });
});

const addressOf = (postId: string): string => `https://${OURS}/p/${postId}`;

/** What of a post elsewhere is here, by its id there. */
const postNow = async (uri: string) =>
  northfield.test.database.sql
    .selectFrom('post as p')
    .innerJoin('person as a', 'a.id', 'p.author_id')
    .select(['p.id', 'p.html', 'p.deleted_at', 'p.thread_id', 'a.display_name as author'])
    .where('p.uri', '=', uri)
    .executeTakeFirst();

const arrivedWith = (uri: string, words: string) =>
  eventually(async () => {
    const post = await postNow(uri);
    if (post?.html.includes(words) !== true) throw new Error(`${uri} is not here with "${words}".`);
    return post;
  });

const likesOf = async (postId: string): Promise<number> => {
  const { reaction_counts: counts } = await northfield.test.database.sql
    .selectFrom('post')
    .select('reaction_counts')
    .where('id', '=', postId)
    .executeTakeFirstOrThrow();
  return counts.like ?? 0;
};

describe.each(['rfc9421', 'cavage'] as const)('a Fedify server that signs and reads %s alone', (scheme) => {
  let fedify: FedifyServer;
  let community: { readonly id: string; readonly name: string };
  let group: string;
  /** Olwen's, in which they talk. */
  let threadId: string;
  let opening: string;

  beforeAll(async () => {
    const host = HOST_OF[scheme];
    fedify = await FedifyServer.start({
      host,
      port: ports[host] ?? 0,
      scheme,
      proxy,
      authority: neighbourhood.settingsOf(OURS)['FEDERATION_CA'] ?? '',
    });
    const parts = { name: `allotments_${scheme}`, owner: olwen, visibility: 'public' } as const;
    community = await northfield.given.community({ ...parts, joinPolicy: 'open' });
  });
  afterAll(() => fedify?.stop());

  const hears = (what: string, isIt: (heard: Heard) => boolean): Promise<Heard> =>
    eventually(async () => {
      const heard = await fedify.order('heard', {});
      const found = heard.find(isIt);
      if (found === undefined)
        throw new Error(`${what} was not heard among ${JSON.stringify(heard)}\n${northfield.output()}`);
      return found;
    });

  /** What the community passes on of somebody's doing. */
  const relayed = (type: string, about: string, words = ''): Promise<Heard> =>
    hears(
      `${type} of ${about}`,
      (heard) =>
        heard.type === 'Announce' &&
        heard.actor === group &&
        heard.inner?.type === type &&
        heard.about.id === about &&
        (heard.about.content ?? '').includes(words),
    );

  it('finds a community by its handle, follows it and is accepted as a member', async () => {
    group = await fedify.order('follow', { handle: `@${community.name}@${OURS}` });
    expect(group).toBe(`https://${OURS}/c/${community.name}`);
    await hears('the Accept', ({ type, actor }) => type === 'Accept' && actor === group);
    const members = await northfield.test.database.sql
      .selectFrom('membership as m')
      .innerJoin('person as p', 'p.id', 'm.person_id')
      .select(['p.uri', 'm.role'])
      .where('m.community_id', '=', community.id)
      .where('p.uri', 'is not', null)
      .execute();
    expect(members).toEqual([{ uri: `https://${HOST_OF[scheme]}/users/fern`, role: 'member' }]);
  });

  it('is told of a thread that is opened here, whole and by its id', async () => {
    const thread = await northfield.thread(olwen, community.id, `Compost ${scheme}`);
    threadId = thread.id;
    const { root_post_id: rootId } = await northfield.test.database.sql
      .selectFrom('thread')
      .select('root_post_id')
      .where('id', '=', threadId)
      .executeTakeFirstOrThrow();
    opening = rootId;
    const { about, inner } = await relayed('Create', addressOf(opening));
    expect(about).toMatchObject({ type: 'Article', name: `Compost ${scheme}` });
    expect(inner?.actor).toBe(`https://${OURS}/u/olwen`);
    await hears(
      'the id of the thread',
      (heard) => heard.type === 'Announce' && heard.inner === null && heard.objectId === addressOf(opening),
    );
  });

  it('opens a thread in the community, which shows here and is passed on to it', async () => {
    const id = await fedify.order('open', {
      group,
      name: `Leaf mould ${scheme}`,
      content: '<p>Since May.</p>',
    });
    await northfield.arrived(`Leaf mould ${scheme}`);
    expect(await postNow(id)).toMatchObject({ author: 'Fern Hollow', deleted_at: null });
    await relayed('Create', id, 'Since May.');
  });

  let answer: string;

  it('answers in a thread here, and is read in it', async () => {
    answer = await fedify.order('reply', {
      group,
      to: addressOf(opening),
      content: '<p>Turn it weekly.</p>',
    });
    const post = await arrivedWith(answer, 'Turn it weekly.');
    expect(post.thread_id).toBe(threadId);
    await relayed('Create', answer, 'Turn it weekly.');
  });

  it('likes what was written here and takes the like back', async () => {
    await fedify.order('like', { group, id: addressOf(opening) });
    await eventually(async () => expect(await likesOf(opening)).toBe(1));
    await fedify.order('unlike', { group, id: addressOf(opening) });
    await eventually(async () => expect(await likesOf(opening)).toBe(0));
  });

  it('is told of likes that people here give to what it wrote, and that they take them back', async () => {
    const call = await northfield.as(olwen);
    const postId = (await postNow(answer))?.id ?? '';
    const params = { postId, kind: 'like' } as const;
    expect((await call(addReaction, { params })).status).toBe(200);
    await relayed('Like', answer);
    expect((await call(removeReaction, { params })).status).toBe(200);
    await hears(
      'the Undo',
      ({ type, inner }) =>
        type === 'Announce' && inner?.type === 'Undo' && inner.actor?.endsWith('/olwen') === true,
    );
  });

  it('changes what it wrote', async () => {
    await fedify.order('edit', { group, id: answer, content: '<p>Turn it monthly.</p>' });
    await arrivedWith(answer, 'Turn it monthly.');
    await relayed('Update', answer, 'Turn it monthly.');
  });

  let ours: PostView;

  it('is told of an answer that is written here, and that it changes', async () => {
    ours = await northfield.reply(olwen, threadId, 'Thank you, we shall.');
    await relayed('Create', addressOf(ours.id), 'Thank you');
    const call = await northfield.as(olwen);
    const changed = { markdown: 'Thank you, we did.', version: ours.version };
    expect((await call(editPost, { params: { postId: ours.id }, body: changed })).status).toBe(200);
    await relayed('Update', addressOf(ours.id), 'we did.');
  });

  it('is told that something was deleted here, and finds only that it was there', async () => {
    const call = await northfield.as(olwen);
    expect((await call(deletePost, { params: { postId: ours.id } })).status).toBe(200);
    await relayed('Delete', addressOf(ours.id));
    expect(await fedify.order('look', { id: addressOf(ours.id) })).toBe('Tombstone');
  });

  it('deletes what it wrote', async () => {
    await fedify.order('remove', { group, id: answer });
    await eventually(async () => expect((await postNow(answer))?.deleted_at).not.toBeNull());
    await relayed('Delete', answer);
  });

  it('needed no other scheme: each request was signed by this one and taken at once', async () => {
    const { sent, received } = await fedify.order('posts', {});
    expect(sent.length).toBeGreaterThanOrEqual(7);
    expect(received.length).toBeGreaterThanOrEqual(10);
    expect(new Set([...sent, ...received].map((post) => post.scheme))).toEqual(new Set([scheme]));
    for (const { status } of [...sent, ...received]) expect([200, 202]).toContain(status);
  });
});
