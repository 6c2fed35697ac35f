import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Database, Visibility } from '#libs/database';
import { newId, systemClock, type Viewer } from '#libs/kernel';
import { testDatabase, type TestDatabase } from '#libs/testing';

import { Addresses, type ActivityKind } from '../outgoing/addresses.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { serialise } from '../outgoing/serialise.js';
import {
  makeFederatedWorld,
  markOf,
  type FederatedWorld,
  type WorldCommunity,
} from './federated-world.fixture.js';
import { ReadActivities } from './read-activities.js';
import { ReadPosts } from './read-posts.js';

interface SentParts {
  readonly kind: ActivityKind;
  readonly actorId: string;
  readonly objectId: string | null;
  readonly isPublic: boolean;
  readonly to?: string;
  readonly document?: OutgoingDocument;
}

/** Writes an activity as it is when it was sent. @returns its UUID */
const insertSent = async (database: Database, at: Addresses, parts: SentParts): Promise<string> => {
  const id = newId();
  const uri = at.activity(parts.kind, id);
  const created_at = new Date();
  const { actorId: actor_id, objectId: object_id, kind, isPublic: is_public } = parts;
  await database.sql
    .insertInto('outbox_activity')
    .values({
      id,
      uri,
      actor_id,
      kind,
      object_id,
      is_public,
      body: serialise({ id: uri, ...parts.document }),
      created_at,
    })
    .execute();
  if (parts.to !== undefined)
    await database.sql
      .insertInto('delivery')
      .values({ activity_id: id, host: parts.to, inbox: `https://${parts.to}/inbox`, due_since: created_at })
      .execute();
  return id;
};

describe('activities that were sent, at their addresses', () => {
  let store: TestDatabase;
  let world: FederatedWorld;
  let at: Addresses;
  let activities: ReadActivities;
  let partnerHost: string;
  beforeAll(async () => {
    store = await testDatabase();
    world = await makeFederatedWorld(store.database);
    at = new Addresses(world.home.host);
    const instance = { ...world.home, secret: 'secret' };
    const posts = new ReadPosts(store.database, instance, systemClock);
    activities = new ReadActivities(store.database, posts, instance, systemClock);
    const partners = await store.database.sql.selectFrom('instance').select(['id', 'host']).execute();
    const server = world.viewers['the server of members'] as { instanceId: string };
    partnerHost = partners.find(({ id }) => id === server.instanceId)?.host ?? '';
  });
  afterAll(() => store.drop());

  const viewerNamed = (who: string): Viewer => world.viewers[who] as Viewer;

  const communityOf = (visibility: Visibility): WorldCommunity =>
    world.communities.find((place) => place.visibility === visibility && !place.isDeleted) as WorldCommunity;

  const postOf = (visibility: Visibility, index = 0): string =>
    communityOf(visibility).threads[0]?.postIds[index] as string;

  const actorId = (): string => world.people[0]?.id as string;

  /** Who of all viewers may read it. */
  const readers = async (kind: ActivityKind, id: string): Promise<string[]> => {
    const found = await Promise.all(
      Object.entries(world.viewers).map(async ([who, viewer]) =>
        (await activities.document(viewer, kind, id)) === null ? [] : [who],
      ),
    );
    return found.flat();
  };

  const everyone = (): string[] => Object.keys(world.viewers);

  it('are read byte for byte by everybody, where they are public and so is what they are about', async () => {
    const document = { type: 'Like', object: at.post(postOf('public')).id };
    const id = await insertSent(store.database, at, {
      kind: 'like',
      actorId: actorId(),
      objectId: postOf('public'),
      isPublic: true,
      document,
    });
    expect(await readers('like', id)).toEqual(everyone());
    const answer = await activities.document(viewerNamed('anonymous'), 'like', id);
    expect(answer?.body).toEqual(serialise({ id: at.activity('like', id), ...document }));
    expect(await activities.document(viewerNamed('anonymous'), 'undo', id)).toBeNull();
  });

  it('are read no more by those who cannot read any more what they are about', async () => {
    const parts = { kind: 'like', actorId: actorId(), isPublic: true } as const;
    const inHidden = await insertSent(store.database, at, { ...parts, objectId: postOf('hidden') });
    expect(await readers('like', inHidden)).toEqual(['a member', 'a moderator']);
    const onDeleted = await insertSent(store.database, at, { ...parts, objectId: postOf('public', 4) });
    expect(await readers('like', onDeleted)).toEqual(['a moderator']);
  });

  it('tell of a deletion to those who could read what was deleted', async () => {
    const parts = { kind: 'delete', actorId: actorId(), isPublic: true } as const;
    const open = await insertSent(store.database, at, { ...parts, objectId: postOf('public', 4) });
    expect(await readers('delete', open)).toEqual(everyone());
    const hidden = await insertSent(store.database, at, { ...parts, objectId: postOf('hidden', 4) });
    expect(await readers('delete', hidden)).toEqual(['a member', 'a moderator']);
  });

  it('are read by members whose server they were sent to, where they are for members alone', async () => {
    const parts = {
      kind: 'like',
      actorId: actorId(),
      objectId: postOf('hidden'),
      isPublic: false,
    } as const;
    const sent = await insertSent(store.database, at, { ...parts, to: partnerHost });
    expect(await readers('like', sent)).toEqual(['a member', 'a moderator']);
    const elsewhere = await insertSent(store.database, at, { ...parts, to: 'other.example' });
    expect(await readers('like', elsewhere)).toEqual([]);
  });

  it.each(['flag', 'follow'] as const)(
    'of kind %s are read by the server they were sent to alone',
    async (kind) => {
      const objectId = kind === 'flag' ? postOf('public') : null;
      const parts = { kind, actorId: actorId(), objectId, isPublic: false };
      const id = await insertSent(store.database, at, { ...parts, to: partnerHost });
      expect(await readers(kind, id)).toEqual(['the server of members']);
    },
  );

  it('show the present words of a post, not those that were sent', async () => {
    const postId = postOf('public');
    const actor = 'https://northfield.example/u/ada';
    const sent = { type: 'Create', actor, object: { id: at.post(postId).id, content: 'earlier words' } };
    const parts = { actorId: actorId(), objectId: postId, isPublic: true, document: sent };
    for (const kind of ['create', 'update'] as const) {
      const id = await insertSent(store.database, at, { ...parts, kind });
      const answer = await activities.document(viewerNamed('anonymous'), kind, id);
      const text = answer?.body.toString('utf8') ?? '';
      expect(JSON.parse(text)).toMatchObject({ id: at.activity(kind, id) });
      expect([text.includes(markOf(postId)), text.includes('earlier')]).toEqual([true, false]);
    }
  });

  it('name what a community has passed on, where words stand in it', async () => {
    const inner = 'https://eastmoor.example/activities/1';
    const object = { id: inner, type: 'Create', object: { content: 'earlier words' } };
    const id = await insertSent(store.database, at, {
      kind: 'announce',
      actorId: communityOf('public').id,
      objectId: postOf('public', 2),
      isPublic: true,
      document: { type: 'Announce', object },
    });
    const answer = await activities.document(viewerNamed('anonymous'), 'announce', id);
    expect(JSON.parse(answer?.body.toString('utf8') ?? '')).toMatchObject({
      type: 'Announce',
      object: inner,
    });
  });

  it('say nothing of an actor whom the viewer does not know', async () => {
    const [, , , nowhere] = world.people;
    const parts = { kind: 'undo', objectId: null, isPublic: true } as const;
    const unknown = await insertSent(store.database, at, { ...parts, actorId: nowhere?.id ?? '' });
    expect(await readers('undo', unknown)).toEqual([]);
    const known = await insertSent(store.database, at, { ...parts, actorId: world.home.id });
    expect(await readers('undo', known)).toEqual(everyone());
  });
});
