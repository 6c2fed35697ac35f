import { request } from 'node:http';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql, type RawBuilder } from 'kysely';

import { readsThread } from '#libs/access';
import { ReadCommunity } from '#libs/communities';
import { ReadThread } from '#libs/discussion';
import { DomainError, newId, type Viewer } from '#libs/kernel';
import { startTestServer, type TestServer } from '#libs/testing';

import { generateActorKeys, publicKeyPem, type ActorKeys } from '../keys/generate-actor-keys.js';
import { Addresses, type ActivityKind } from '../outgoing/addresses.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { serialise } from '../outgoing/serialise.js';
import { signCavage, signMessage } from '../signatures/sign-request.js';
import type { Answer } from './answers.js';
import { DocumentRoutes } from './document-routes.js';
import { knowsCommunity, knowsPerson } from './knows.js';
import { MARK, markOf } from './marks.fixture.js';
import { postDocument } from './post-facts.js';
import { selectPosts } from './post-rows.js';
import { announceOf, createOf } from './published-posts.js';
import { makeRandomFederation, type RandomFederation } from './random-federation.fixture.js';
import { ReadActivities } from './read-activities.js';
import {
  readStoredFacts,
  type CommunityRow,
  type PostRow,
  type SentRow,
  type StoredFacts,
} from './stored-facts.fixture.js';
import { leavesTombstone, Onlooking, type Told } from './told.fixture.js';

/** Fixed, so that a failure repeats; `GATE_SEED` replaces it. */
const seed = Number(process.env['GATE_SEED'] ?? 20261126);
const COMMUNITIES = 240;
const HOST = 'northfield.example';

/** Names of people and communities here in an address or a handle, and ids of ours (UUIDs of version 7). */
const NAME = new RegExp(`https://${HOST}/(?:u/|@|c/)([a-z0-9_]+)|\\b([a-z0-9_]+)@${HOST}`, 'g');
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

type Received = Record<string, unknown>;

interface Got {
  readonly status: number | undefined;
  readonly headers: Received;
  readonly body: string;
}

const orNull = async <T>(reading: Promise<T>): Promise<T | null> => {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not-found') return null;
    throw error;
  }
};

const parse = (answer: Answer | null): Received | null =>
  answer === null ? null : (JSON.parse(answer.body.toString('utf8')) as Received);

describe(`what other servers are told in a random world (seed ${seed})`, () => {
  let test: TestServer;
  let made: RandomFederation;
  let facts: StoredFacts;
  let routes: DocumentRoutes;
  let keys: ActorKeys;
  const at = new Addresses(HOST);
  const toldTo = new Map<string, Told>();
  const tally = { pairs: 0, allowed: 0 };

  beforeAll(async () => {
    test = await startTestServer({ PUBLIC_URL: `https://${HOST}`, FEDERATION: 'open', ROLES: 'web' });
    made = await makeRandomFederation(test.database, seed, COMMUNITIES);
    facts = await readStoredFacts(test.database, made.home.id, made.world.now);
    for (const [who, viewer] of made.viewers) toldTo.set(who, new Onlooking(facts, viewer).told());
    routes = test.server.app.get(DocumentRoutes);
    keys = await generateActorKeys();
    const pem = publicKeyPem(keys.rsa.publicKey);
    await sql`update remote_actor set keys = jsonb_build_array(jsonb_build_object(
      'id', uri || '#main-key', 'form', 'pem', 'value', ${pem}::text))`.execute(test.database.sql);
  });
  afterAll(() => test.stop());

  const everyone = (): { who: string; viewer: Viewer; told: Told }[] =>
    [...made.viewers].map(([who, viewer]) => ({ who, viewer, told: toldTo.get(who) as Told }));

  /** Nothing may stand in an answer that this viewer may not be told; `own` is the id that was asked for. */
  const scan = (who: string, address: string, text: string, own = ''): void => {
    const { marks, names, ids } = toldTo.get(who) as Told;
    const leaked = [
      ...(text.match(MARK) ?? []).filter((mark) => !marks.has(mark)),
      ...[...text.matchAll(NAME)]
        .map(([, inAddress, inHandle]) => inAddress ?? inHandle ?? '')
        .filter((name) => !names.has(name)),
      ...(text.match(ID) ?? []).filter((id) => id !== own && !ids.has(id)),
    ];
    if (leaked.length > 0)
      throw new Error(`Seed ${seed}: ${who} is told at ${address} of ${leaked.join(', ')}`);
  };

  const compare = (
    what: string,
    who: string,
    found: readonly string[],
    expected: readonly string[],
  ): void => {
    const context = `seed ${seed}, ${what}, ${who}`;
    expect({ context, ids: [...found].sort() }).toEqual({ context, ids: [...expected].sort() });
  };

  const count = (pairs: number, allowed: number): void => {
    tally.pairs += pairs;
    tally.allowed += allowed;
  };

  const here = (): CommunityRow[] =>
    facts.communities.filter(({ instanceId }) => instanceId === facts.homeId);

  it('is of posts what their readers read, and of those deleted that they were there: documents and activities', async () => {
    for (const { who, viewer, told } of everyone()) {
      const rows = await selectPosts(test.database.sql, {
        viewer,
        instanceId: facts.homeId,
        where: sql<boolean>`true`,
        order: sql``,
        now: facts.now,
      });
      const whole = rows.filter((row) => row.deleted_at === null && row.thread_deleted_at === null);
      const remains = rows.filter((row) => !whole.includes(row));
      compare(
        'posts',
        who,
        whole.map(({ id }) => id),
        [...told.whole],
      );
      compare(
        'tombstones',
        who,
        remains.map(({ id }) => id),
        [...told.remains],
      );
      for (const row of whole) {
        const documents: OutgoingDocument[] = [postDocument(at, row), createOf(at, row), announceOf(at, row)];
        for (const document of documents) scan(who, at.post(row.id).id, serialise(document).toString('utf8'));
      }
      count(3 * facts.posts.length, 3 * whole.length);
    }
  });

  it('is of communities, people and threads as much as the gate lets them know', async () => {
    const { sql: db } = test.database;
    const idsIn = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
    const wherever = (ids: ReadonlySet<string>, all: readonly { readonly id: string }[]): string[] =>
      idsIn(all).filter((id) => ids.has(id));
    for (const { who, viewer, told } of everyone()) {
      const rules: [string, readonly { id: string }[], ReadonlySet<string>, Promise<{ id: string }[]>][] = [
        [
          'communities',
          facts.communities,
          told.communities,
          db
            .selectFrom('community as c')
            .select('c.id')
            .where(knowsCommunity(viewer, 'c', facts.now))
            .execute(),
        ],
        [
          'people',
          facts.people,
          told.people,
          db
            .selectFrom('person as p')
            .select('p.id')
            .where(knowsPerson(viewer, 'p', facts.now))
            .execute(),
        ],
        ['threads', facts.threads, told.threads, threadsFor(viewer)],
      ];
      for (const [what, all, allowed, finding] of rules) {
        compare(what, who, idsIn(await finding), wherever(allowed, all));
        count(all.length, allowed.size);
      }
    }
  });

  const threadsFor = (viewer: Viewer): Promise<{ id: string }[]> => {
    const reads: RawBuilder<boolean> = readsThread(viewer, { thread: 't', community: 'c' }, facts.now);
    return test.database.sql
      .selectFrom('thread as t')
      .innerJoin('community as c', 'c.id', 't.community_id')
      .select('t.id')
      .where(reads)
      .where('t.deleted_at', 'is', null)
      .execute();
  };

  const subjectOf = ({ objectId }: SentRow): PostRow | undefined =>
    facts.posts.find(({ id, thread, number }) => id === objectId || (thread.id === objectId && number === 1));

  const mayRead = (viewer: Viewer, told: Told, sent: SentRow): boolean => {
    const server = 'instanceId' in viewer ? viewer.instanceId : '';
    if (!sent.isPublic && !sent.servers.includes(server)) return false;
    const post = subjectOf(sent);
    if (post === undefined || sent.kind === 'flag')
      return sent.isPublic ? told.people.has(sent.actorId) : viewer.kind === 'remote-instance';
    if (['delete', 'undo', 'remove'].includes(sent.kind)) return told.read.has(post.communityId);
    const isThere = told.whole.has(post.id) || !['create', 'update'].includes(sent.kind);
    return isThere && told.readable.has(post.id);
  };

  it('is of what was sent nothing to whom it was not for, and no earlier words to anybody', async () => {
    const activities = test.server.app.get(ReadActivities);
    for (const { who, viewer, told } of everyone()) {
      const found: string[] = [];
      for (const { id, kind } of facts.sent) {
        const answer = await activities.document(viewer, kind as ActivityKind, id);
        if (answer === null) continue;
        found.push(id);
        const text = answer.body.toString('utf8');
        expect(text).not.toContain('mk_earlier_');
        if (kind === 'create' || kind === 'update') scan(who, at.activity(kind, id), text, id);
      }
      const expected = facts.sent.filter((sent) => mayRead(viewer, told, sent));
      compare(
        'activities',
        who,
        found,
        expected.map(({ id }) => id),
      );
      count(facts.sent.length, expected.length);
    }
  });

  /** One community of every visibility, and of some of them an archived and a deleted one. */
  const sample = (): CommunityRow[] => {
    const first = (holds: (row: CommunityRow) => boolean): CommunityRow[] => here().filter(holds).slice(0, 1);
    const modes = ['public', 'unlisted', 'organisation', 'listed', 'hidden'] as const;
    return [
      ...modes.flatMap((mode) =>
        first((row) => row.visibility === mode && row.deletedAt === null && row.archivedAt === null),
      ),
      ...first((row) => row.visibility === 'listed' && row.deletedAt === null && row.archivedAt !== null),
      ...first((row) => row.visibility === 'public' && row.deletedAt !== null),
      ...first((row) => row.visibility === 'hidden' && row.deletedAt !== null),
    ];
  };

  const postsOf = (place: CommunityRow): PostRow[] =>
    facts.posts.filter(({ communityId }) => communityId === place.id);

  const read = async (who: string, address: string, own = ''): Promise<Answer | null> => {
    const url = new URL(address);
    const found = routes.find(url.pathname);
    if (found === null) throw new Error(`Nothing is served at ${address}`);
    const viewer = made.viewers.get(who) as Viewer;
    const { searchParams: query } = url;
    const answer = await found.read({ viewer, names: found.names, query, cursor: query.get('page') });
    count(1, answer === null ? 0 : 1);
    if (answer !== null)
      scan(who, address, `${JSON.stringify(answer.headers)}${answer.body.toString('utf8')}`, own);
    return answer;
  };

  /** The ids in a collection, page by page, and how many it says that there are. */
  const collectionAt = async (
    who: string,
    address: string,
  ): Promise<{ total: unknown; items: Received[] } | null> => {
    const whole = parse(await read(who, address));
    if (whole === null) return null;
    const listed = (whole['orderedItems'] ?? whole['items'] ?? []) as unknown[];
    const items = whole['first'] === undefined ? [...listed] : [];
    let next = whole['first'] as string | undefined;
    for (let page = 0; next !== undefined && page < 3; page += 1) {
      const part = parse(await read(who, next));
      items.push(...((part?.['orderedItems'] ?? []) as unknown[]));
      next = part?.['next'] as string | undefined;
    }
    return { total: whole['totalItems'], items: items as Received[] };
  };

  it('is the same at the doors of communities, with no figure that their pages do not show', async () => {
    for (const { who, told } of everyone())
      for (const place of sample()) {
        const its = at.community(place.name);
        const isKnown = told.communities.has(place.id);
        const reads = told.read.has(place.id);
        const status = leavesTombstone(place) ? 410 : isKnown ? 200 : undefined;
        expect([who, place.name, (await read(who, its.id))?.status]).toEqual([who, place.name, status]);
        const followers = await collectionAt(who, its.followers);
        expect(followers?.total).toBe(reads ? place.memberCount : undefined);
        expect(followers?.items).toEqual(isKnown ? [] : undefined);
        const outbox = await collectionAt(who, its.outbox);
        expect(outbox?.total).toBe(reads ? place.threadCount : undefined);
        const opened = postsOf(place).filter(({ id, number }) => number === 1 && told.whole.has(id));
        const announced = (outbox?.items ?? []).map((item) => (item['object'] as Received)['object']);
        compare(
          'outbox',
          who,
          announced.map((object) => String((object as Received)['id'])),
          opened.map(({ id }) => at.post(id).id),
        );
        const hosts = facts.current.filter(
          ({ communityId, role, person }) =>
            communityId === place.id &&
            !person.hasLeft &&
            reads &&
            (role === 'owner' ||
              role === 'facilitator' ||
              (role === 'moderator' && told.membersOf.has(place.id))),
        );
        const moderators = await collectionAt(who, its.moderators);
        expect([moderators?.total, moderators?.items.length]).toEqual(
          isKnown ? [hosts.length, hosts.length] : [undefined, undefined],
        );
        const pinned = postsOf(place).filter(
          ({ number, deletedAt, thread }) =>
            number === 1 && thread.isPinned && deletedAt === null && told.threads.has(thread.id),
        );
        const featured = await collectionAt(who, its.featured);
        expect(featured?.total).toBe(isKnown ? pinned.length : undefined);
        expect((await collectionAt(who, its.following))?.total).toBeUndefined();
      }
  });

  it('is the same at the doors of posts and threads, their replies and activities', async () => {
    const isThere = async (who: string, address: string, own: string): Promise<boolean> =>
      (await read(who, address, own)) !== null;
    for (const { who, told } of everyone())
      for (const { id, number, thread } of sample().flatMap(postsOf)) {
        const document = parse(await read(who, at.post(id).id, id));
        const [isWhole, isTold] = [told.whole.has(id), told.whole.has(id) || told.remains.has(id)];
        expect([document !== null, document?.['type'] === 'Tombstone']).toEqual([isTold, isTold && !isWhole]);
        expect(await isThere(who, at.activity('create', id), id)).toBe(isWhole);
        expect(await isThere(who, at.activity('announce', id), id)).toBe(isWhole && number === 1);
        expect((await collectionAt(who, at.post(id).replies)) !== null).toBe(isWhole);
        await read(who, at.post(id).chapters, id);
        if (number !== 1) continue;
        const context = await collectionAt(who, at.context(thread.id));
        const hasContext = thread.isOurs && told.threads.has(thread.id);
        expect([context?.total, context?.items.length]).toEqual(hasContext ? [4, 4] : [undefined, undefined]);
      }
  });

  it('is the same at the doors of people', async () => {
    const local = facts.people.filter(({ instanceId }) => instanceId === facts.homeId);
    const people = [
      ...local.filter(({ hasLeft }) => hasLeft),
      ...local.filter(({ isActive }) => isActive).slice(0, 3),
    ];
    for (const { who, told } of everyone())
      for (const { id, name, hasLeft } of people) {
        const its = at.person(name);
        const isKnown = told.people.has(id);
        const status = isKnown ? (hasLeft ? 410 : 200) : undefined;
        expect([who, name, (await read(who, its.id))?.status]).toEqual([who, name, status]);
        const outbox = await collectionAt(who, its.outbox);
        expect([outbox === null, outbox?.total]).toEqual([status !== 200, undefined]);
        for (const collection of ['followers', 'following', 'featured'] as const)
          expect((await collectionAt(who, its[collection]))?.items).toEqual(status === 200 ? [] : undefined);
      }
  });

  it('is nowhere more than the pages themselves show to the same viewer', async () => {
    const { app } = test.server;
    for (const { who, viewer, told } of everyone())
      for (const place of sample()) {
        const page = await orNull(app.get(ReadCommunity).execute(viewer, place.name));
        const reads = told.read.has(place.id);
        expect([who, page?.canRead ?? false, page?.memberCount ?? null, page?.threadCount ?? null]).toEqual([
          who,
          reads,
          reads ? place.memberCount : null,
          reads ? place.threadCount : null,
        ]);
        for (const { thread } of postsOf(place).filter(({ number }) => number === 1)) {
          const shown = await orNull(app.get(ReadThread).execute(viewer, thread.id, { limit: 100 }));
          const words = (shown?.posts ?? []).flatMap(({ html }) => html.match(MARK) ?? []);
          const readable = postsOf(place).filter(
            (post) => post.thread === thread && told.readable.has(post.id),
          );
          compare(
            'words on the page',
            who,
            words,
            readable.map(({ id }) => markOf('words', id)),
          );
        }
      }
  });

  const get = (path: string, headers: Record<string, string>): Promise<Got> =>
    new Promise((resolve, reject) => {
      const sent = request(new URL(path, test.url), { headers: { host: HOST, ...headers } }, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (part: string) => (body += part));
        answer.on('end', () => {
          const { date: _date, 'x-request-id': _id, etag: _etag, ...rest } = answer.headers;
          resolve({ status: answer.statusCode, headers: rest, body });
        });
      });
      sent.on('error', reject).end();
    });

  const signerOf = async (viewer: Viewer): Promise<string | null> => {
    if (viewer.kind === 'anonymous' || viewer.kind === 'account') return null;
    const ownerId = viewer.kind === 'remote-person' ? viewer.personId : viewer.instanceId;
    const row = await test.database.sql
      .selectFrom('remote_actor')
      .select('uri')
      .where('owner_id', '=', ownerId)
      .executeTakeFirstOrThrow();
    return row.uri;
  };

  /** Asks over HTTP, signed by whoever asks, by one scheme and the other in turn. */
  const asker = async (viewer: Viewer): Promise<(path: string) => Promise<Got>> => {
    const uri = await signerOf(viewer);
    let asked = 0;
    return async (path) => {
      const accept = { accept: 'application/activity+json' };
      if (uri === null) return get(path, accept);
      asked += 1;
      const url = new URL(`https://${HOST}${path}`);
      const signer = { keyId: `${uri}#main-key`, privateKey: keys.rsa.privateKey };
      const sign = asked % 2 === 0 ? signCavage : signMessage;
      return get(path, { ...accept, ...(await sign({ method: 'GET', url, now: new Date() }, signer)) });
    };
  };

  const pathsOf = (place: CommunityRow): string[] => {
    const [post] = postsOf(place).filter(({ isOurs }) => isOurs);
    const addresses = [at.community(place.name).id, at.community(place.name).outbox];
    const ofPost =
      post === undefined
        ? []
        : [
            at.post(post.id).id,
            at.post(post.id).replies,
            at.context(post.thread.id),
            at.activity('create', post.id),
          ];
    return [...addresses, ...ofPost].map((address) => new URL(address).pathname);
  };

  it('comes over HTTP as it was read, and what is not for who asks in the bytes of what does not exist', async () => {
    for (const { who, viewer, told } of everyone()) {
      const ask = await asker(viewer);
      const nothing = await ask(`/p/${newId()}`);
      expect(nothing.status).toBe(404);
      for (const path of sample().flatMap(pathsOf)) {
        const direct = await read(who, `https://${HOST}${path}`, path.split('/').at(-1));
        const got = await ask(path);
        expect([who, path, got.status]).toEqual([who, path, direct?.status ?? 404]);
        if (direct === null) expect(got).toEqual(nothing);
        else expect(got.body).toBe(direct.body.toString('utf8'));
      }
      for (const { id, name } of sample()) {
        const found = await ask(
          `/.well-known/webfinger?resource=${encodeURIComponent(`acct:${name}@${HOST}`)}`,
        );
        expect([who, name, found.status]).toEqual([who, name, told.communities.has(id) ? 200 : 404]);
      }
    }
  });

  it('is the same for everybody where nobody signs: no figures, and the communities of the public directory', async () => {
    const listed = parse(
      (await routes.find('/actor/communities')?.read({
        viewer: made.viewers.get('the partner') as Viewer,
        names: [],
        query: new URLSearchParams(),
        cursor: null,
      })) ?? null,
    );
    const open = here().filter(
      ({ visibility, archivedAt, deletedAt }) =>
        visibility === 'public' && archivedAt === null && deletedAt === null,
    );
    compare(
      'directory',
      'everybody',
      (listed?.['orderedItems'] ?? []) as string[],
      open.map(({ name }) => at.community(name).id),
    );
    expect(listed?.['totalItems']).toBe(open.length);
    for (const version of ['2.0', '2.1']) {
      const { body } = await get(`/nodeinfo/${version}`, {});
      expect((JSON.parse(body) as Received)['usage']).toEqual({ users: {} });
    }
  });

  it('was asked in at least a hundred thousand pairs of viewers and objects, of both verdicts', () => {
    expect(tally.pairs).toBeGreaterThanOrEqual(100_000);
    expect(tally.allowed).toBeGreaterThan(tally.pairs / 20);
    expect(tally.allowed).toBeLessThan((tally.pairs * 19) / 20);
  });
});
