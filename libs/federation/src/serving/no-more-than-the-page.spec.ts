import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ReadCommunity } from '#libs/communities';
import type { CommunityDetail, PostView, ThreadPage } from '#libs/contracts';
import { ReadThread } from '#libs/discussion';
import { DomainError, type Viewer } from '#libs/kernel';
import { startTestServer, type TestServer } from '#libs/testing';

import { Addresses } from '../outgoing/addresses.js';
import type { Answer } from './answers.js';
import { DocumentRoutes } from './document-routes.js';
import {
  makeFederatedWorld,
  MARK,
  markOf,
  type FederatedWorld,
  type WorldCommunity,
  type WorldThread,
} from './federated-world.fixture.js';

type Received = Record<string, unknown>;

const orNull = async <T>(reading: Promise<T>): Promise<T | null> => {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not-found') return null;
    throw error;
  }
};

/** What the pages show to one viewer. */
interface Shown {
  readonly communities: ReadonlyMap<string, CommunityDetail | null>;
  readonly threads: ReadonlyMap<string, ThreadPage | null>;
  readonly marks: ReadonlySet<string>;
}

describe('what other servers read', () => {
  let test: TestServer;
  let world: FederatedWorld;
  let routes: DocumentRoutes;
  let at: Addresses;
  const shownTo = new Map<string, Shown>();
  let pairs = 0;

  beforeAll(async () => {
    test = await startTestServer({
      PUBLIC_URL: 'https://northfield.example',
      FEDERATION: 'open',
      ROLES: 'web',
    });
    world = await makeFederatedWorld(test.database);
    routes = test.server.app.get(DocumentRoutes);
    at = new Addresses(world.home.host);
    for (const [who, viewer] of Object.entries(world.viewers)) shownTo.set(who, await pagesFor(who, viewer));
  });
  afterAll(() => test.stop());

  const membersOf = async (communityId: string): Promise<{ person_id: string; role: string }[]> =>
    test.database.sql
      .selectFrom('membership')
      .select(['person_id', 'role'])
      .where('community_id', '=', communityId)
      .execute();

  /** The marks on the page of a community; its members' server has to know their names and its own, and no more. */
  const marksOf = async (
    who: string,
    place: WorldCommunity,
    page: CommunityDetail | null,
  ): Promise<string[]> => {
    const isServer = who === 'the server of members' && !place.isDeleted;
    const seesMembers = isServer || page?.permissions.canSeeMembers === true;
    const members = seesMembers ? await membersOf(place.id) : [];
    return [
      ...(page !== null || isServer ? [markOf(place.id)] : []),
      ...(page?.canRead === true ? [markOf(place.id, 'description')] : []),
      ...(page?.facilitators ?? []).map(({ person }) => markOf(person.id)),
      ...members.map(({ person_id: id }) => markOf(id)),
    ];
  };

  const pagesFor = async (who: string, viewer: Viewer): Promise<Shown> => {
    const { app } = test.server;
    const communities = new Map<string, CommunityDetail | null>();
    const threads = new Map<string, ThreadPage | null>();
    const marks: string[] = [];
    for (const place of world.communities) {
      const page = await orNull(app.get(ReadCommunity).execute(viewer, place.name));
      communities.set(place.id, page);
      marks.push(...(await marksOf(who, place, page)));
      for (const { id } of place.threads) {
        const thread = await orNull(app.get(ReadThread).execute(viewer, id, { limit: 100 }));
        threads.set(id, thread);
        if (thread !== null) marks.push(markOf(id));
        for (const post of thread?.posts ?? [])
          marks.push(markOf(post.author.id), ...(post.html.match(MARK) ?? []));
      }
    }
    return { communities, threads, marks: new Set(marks) };
  };

  const read = async (who: string, address: string): Promise<Answer | null> => {
    const url = new URL(address);
    const found = routes.find(url.pathname);
    if (found === null) throw new Error(`Nothing is served at ${address}`);
    pairs += 1;
    const viewer = world.viewers[who] as Viewer;
    const { searchParams: query } = url;
    const answer = await found.read({ viewer, names: found.names, query, cursor: query.get('page') });
    const shown = shownTo.get(who)?.marks ?? new Set();
    const leaked = (answer?.body.toString('utf8').match(MARK) ?? []).filter((mark) => !shown.has(mark));
    expect({ who, address, leaked }).toEqual({ who, address, leaked: [] });
    return answer;
  };

  const documentAt = async (who: string, address: string): Promise<Received | null> => {
    const answer = await read(who, address);
    return answer === null ? null : (JSON.parse(answer.body.toString('utf8')) as Received);
  };

  /** All entries of a collection, page by page; null when there is none for this viewer. */
  const itemsAt = async (who: string, address: string): Promise<Received[] | null> => {
    const whole = await documentAt(who, address);
    if (whole === null) return null;
    const items: unknown[] = [];
    let next = (whole['first'] ?? null) as string | null;
    if (next === null) items.push(...(whole['orderedItems'] as unknown[]));
    for (let page = 0; next !== null && page < 50; page += 1) {
      const part: Received | null = await documentAt(who, next);
      items.push(...((part?.['orderedItems'] ?? []) as unknown[]));
      next = (part?.['next'] ?? null) as string | null;
    }
    return items as Received[];
  };

  const everyone = [
    'anonymous',
    'a stranger server',
    'the server of members',
    'somebody of that server who is no member',
    'a member',
    'a moderator',
    'somebody banned',
  ];

  const pageOf = (who: string, place: WorldCommunity): CommunityDetail | null =>
    shownTo.get(who)?.communities.get(place.id) ?? null;

  const each = (): { place: WorldCommunity; thread: WorldThread }[] =>
    world.communities.flatMap((place) => place.threads.map((thread) => ({ place, thread })));

  /** The posts of a thread that its page shows whole, by people here. */
  const wholePosts = (who: string, thread: WorldThread): PostView[] => {
    const page = shownTo.get(who)?.threads.get(thread.id) ?? null;
    if (page === null || page.thread.deleted !== null) return [];
    return page.posts.filter(({ deleted, author }) => deleted === null && author.organisation.isLocal);
  };

  describe.each(everyone)('as %s', (who) => {
    it('shows communities as their cards and pages do', async () => {
      for (const place of world.communities) {
        const page = pageOf(who, place);
        const isKnown = page !== null || (who === 'the server of members' && !place.isDeleted);
        const answer = await read(who, at.community(place.name).id);
        const isTombstone = place.isDeleted && place.visibility === 'public';
        expect(answer?.status).toBe(isTombstone ? 410 : isKnown ? 200 : undefined);
        const text = answer?.body.toString('utf8') ?? '';
        expect(text.includes(markOf(place.id, 'description'))).toBe(page?.canRead === true);
      }
    });

    it('tells how many members and threads a community has where its page does', async () => {
      for (const place of world.communities) {
        const page = pageOf(who, place);
        const followers = await documentAt(who, at.community(place.name).followers);
        expect(followers?.['totalItems'] ?? null).toBe(page?.memberCount ?? null);
        const outbox = await documentAt(who, at.community(place.name).outbox);
        expect(outbox?.['totalItems'] ?? null).toBe(page?.threadCount ?? null);
        expect((await documentAt(who, at.community(place.name).following)) ?? {}).not.toHaveProperty(
          'totalItems',
        );
      }
    });

    it('names those who look after a community to those who see them in its members list', async () => {
      for (const place of world.communities) {
        const page = pageOf(who, place);
        const roles = page?.permissions.canSeeMembers === true ? ['owner', 'facilitator', 'moderator'] : [];
        const listed = (await membersOf(place.id)).filter(({ role }) => roles.includes(role));
        const expected = new Set([
          ...(page?.facilitators ?? []).map(({ person }) => person.id),
          ...listed.map((row) => row.person_id),
        ]);
        const found = await itemsAt(who, at.community(place.name).moderators);
        expect(found?.length ?? 0).toBe(expected.size);
      }
    });

    it('shows posts as their pages do, of deleted ones that they were there, and others not', async () => {
      for (const { place, thread } of each()) {
        const whole = new Map(wholePosts(who, thread).map((post) => [post.id, post]));
        const page = shownTo.get(who)?.threads.get(thread.id) ?? null;
        const told = thread.postIds.map(async (id) => {
          const document = await documentAt(who, at.post(id).id);
          const isOurs = page?.posts.find((post) => post.id === id)?.author.organisation.isLocal !== false;
          const mayBeTold = pageOf(who, place)?.canRead === true && isOurs;
          expect(document?.['content']).toBe(whole.get(id)?.html);
          expect(document !== null).toBe(mayBeTold);
          expect(document?.['type'] === 'Tombstone').toBe(mayBeTold && !whole.has(id));
        });
        await Promise.all(told);
      }
    });

    it('shows activities that published a post to those who read the post', async () => {
      for (const { thread } of each()) {
        const whole = new Set(wholePosts(who, thread).map(({ id }) => id));
        for (const id of thread.postIds) {
          expect((await read(who, at.activity('create', id))) !== null).toBe(whole.has(id));
          const isOpening = thread.postIds[0] === id;
          if (!isOpening && thread.postIds[1] !== id) continue;
          expect((await read(who, at.activity('announce', id))) !== null).toBe(isOpening && whole.has(id));
        }
      }
    });

    it('shows which posts a thread of this server has, and which answer which, to those who read it', async () => {
      for (const { thread } of each()) {
        const page = shownTo.get(who)?.threads.get(thread.id) ?? null;
        const isThere =
          page !== null && page.thread.deleted === null && page.thread.author.organisation.isLocal;
        const context = await documentAt(who, at.context(thread.id));
        expect(context?.['totalItems']).toBe(isThere ? page.thread.postCount : undefined);
        expect((await itemsAt(who, at.context(thread.id)))?.length).toBe(
          isThere ? page.posts.length : undefined,
        );
        for (const { id, number } of wholePosts(who, thread)) {
          const answers = (page?.posts ?? []).filter(
            ({ deleted, replyTo, number: other }) =>
              deleted === null && (replyTo?.postId === id || (number === 1 && other > 1 && replyTo === null)),
          );
          expect((await itemsAt(who, at.post(id).replies))?.length).toBe(answers.length);
        }
      }
    });

    it('shows people who write or host where they are read, and what they wrote there', async () => {
      for (const { id, name } of world.people) {
        const isKnown = shownTo.get(who)?.marks.has(markOf(id)) === true;
        expect((await read(who, at.person(name).id)) !== null).toBe(isKnown);
        const written = each()
          .flatMap(({ thread }) => wholePosts(who, thread))
          .filter(({ author }) => author.id === id);
        const outbox = await itemsAt(who, at.person(name).outbox);
        const objects = (outbox ?? []).map((item) => (item['object'] as Received)['id']);
        expect(new Set(objects)).toEqual(new Set(isKnown ? written.map((post) => at.post(post.id).id) : []));
        expect(await itemsAt(who, at.person(name).featured)).toEqual(isKnown ? [] : null);
        for (const collection of ['followers', 'following'] as const) {
          const counted = await documentAt(who, at.person(name)[collection]);
          expect([counted?.['totalItems'], counted?.['items']]).toEqual(
            isKnown ? [0, []] : [undefined, undefined],
          );
        }
      }
    });

    it('shows the threads of a community, and the pinned ones, as its page does', async () => {
      for (const place of world.communities) {
        const opened = place.threads.flatMap((thread) =>
          wholePosts(who, thread).filter(({ number }) => number === 1),
        );
        const outbox = (await itemsAt(who, at.community(place.name).outbox)) ?? [];
        const announced = outbox.map((item) => ((item['object'] as Received)['object'] as Received)['id']);
        expect(new Set(announced)).toEqual(new Set(opened.map(({ id }) => at.post(id).id)));
        const pinned = (await itemsAt(who, at.community(place.name).featured)) ?? [];
        const last = place.threads.at(-1)?.postIds[0] ?? '';
        expect(pinned.map(({ id }) => id)).toEqual(
          opened.some(({ id }) => id === last) ? [at.post(last).id] : [],
        );
      }
    });
  });

  it('was asked in thousands of combinations of viewers and addresses', () => {
    expect(pairs).toBeGreaterThan(2_000);
  });
});
