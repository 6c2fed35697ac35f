import { request } from 'node:http';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Visibility } from '#libs/database';
import { anonymous, newId, type Viewer } from '#libs/kernel';
import { countStatements, startTestServer, type TestServer } from '#libs/testing';

import { DocumentRoutes } from './document-routes.js';
import { makeFederatedWorld, type FederatedWorld, type WorldCommunity } from './federated-world.fixture.js';

const HOST = 'northfield.example';
const ACTIVITY = 'application/activity+json';
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

interface Got {
  readonly status: number | undefined;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

const get = (
  test: TestServer,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Got> =>
  new Promise((resolve, reject) => {
    const sent = request(
      new URL(path, test.url),
      { method, headers: { host: HOST, ...headers } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode,
            headers: answer.headers,
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });

const communityOf = ({ communities }: FederatedWorld, visibility: Visibility): WorldCommunity => {
  const found = communities.find((place) => place.visibility === visibility && !place.isDeleted);
  if (found === undefined) throw new Error(`There is no ${visibility} community.`);
  return found;
};

const json = ({ body }: Got): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;

// First in its process: once federation has declared its jobs, each server there has to handle them.
describe('a server without federation', () => {
  let test: TestServer;
  beforeAll(async () => {
    test = await startTestServer({ PUBLIC_URL: `https://${HOST}`, ROLES: 'web' });
  });
  afterAll(() => test.stop());

  it('has none of these addresses', async () => {
    const { name } = await test.given.community({ visibility: 'public' });
    for (const path of [
      '/.well-known/webfinger?resource=acct:a@northfield.example',
      '/.well-known/host-meta',
      '/.well-known/nodeinfo',
      '/actor',
      `/c/${name}/outbox`,
      '/inbox',
      `/p/${newId()}`,
    ])
      expect([path, (await get(test, path, { accept: ACTIVITY })).status]).toEqual([path, 404]);
    const page = await get(test, `/c/${name}`, { accept: ACTIVITY });
    expect(page.headers['content-type']).not.toContain('activity');
  });
});

describe('documents over HTTP', () => {
  let test: TestServer;
  let world: FederatedWorld;
  let open: WorldCommunity;
  let hidden: WorldCommunity;
  let postId: string;
  const person = (): string => world.people[0]?.name ?? '';

  beforeAll(async () => {
    test = await startTestServer({ PUBLIC_URL: `https://${HOST}`, FEDERATION: 'open', ROLES: 'web' });
    world = await makeFederatedWorld(test.database);
    open = communityOf(world, 'public');
    hidden = communityOf(world, 'hidden');
    postId = open.threads[0]?.postIds[0] ?? '';
  });
  afterAll(() => test.stop());

  const asked = (path: string, headers = {}): Promise<Got> =>
    get(test, path, { accept: ACTIVITY, ...headers });

  it('have exactly the type that every peer reads, vary by Accept and are kept by nobody in between (pitfall 13)', async () => {
    const paths = [
      '/actor',
      `/u/${person()}`,
      `/u/${person()}/outbox`,
      `/c/${open.name}`,
      `/c/${open.name}/outbox?page=first`,
      `/c/${open.name}/followers`,
      `/p/${postId}`,
      `/t/${open.threads[0]?.id}`,
      `/activities/create/${postId}`,
    ];
    for (const path of paths) {
      const { status, headers } = await asked(path);
      expect({ path, status, type: headers['content-type'] }).toEqual({ path, status: 200, type: ACTIVITY });
      expect(headers['vary']).toBe('Accept');
      expect(headers['cache-control']).toBe('private, no-cache');
    }
  });

  it.each([
    'application/ld+json; profile="https://www.w3.org/ns/activitystreams"',
    'application/ld+json;profile="https://www.w3.org/ns/activitystreams"',
    'application/ld+json',
    'application/activity+json, application/ld+json;q=0.9, */*;q=0.1',
  ])('are given to who accepts %s', async (accept) => {
    const { status, headers } = await asked(`/c/${open.name}`, { accept });
    expect([status, headers['content-type']]).toEqual([200, ACTIVITY]);
  });

  it('have their own ids, and stand at the addresses of pages as well', async () => {
    const origin = `https://${HOST}`;
    expect(json(await asked(`/u/${person()}`))['id']).toBe(`${origin}/u/${person()}`);
    expect(json(await asked(`/@${person()}`))['id']).toBe(`${origin}/u/${person()}`);
    expect(json(await asked(`/c/${open.name}`))['id']).toBe(`${origin}/c/${open.name}`);
    const page = `/c/${open.name}/t/${open.threads[0]?.id}`;
    expect(json(await asked(page))['id']).toBe(`${origin}/p/${postId}`);
    expect(json(await asked(`${page}?at=2`))['id']).toBe(`${origin}/p/${open.threads[0]?.postIds[1]}`);
    expect(json(await asked(`${page}/some-slug`))['url']).toBe(`${origin}${page}`);
  });

  it('are not sent again to who has them', async () => {
    const { headers } = await asked(`/p/${postId}`);
    const again = await asked(`/p/${postId}`, { 'if-none-match': String(headers['etag']) });
    expect([again.status, again.body]).toEqual([304, '']);
    expect((await asked(`/p/${postId}`, { 'if-none-match': '"other"' })).status).toBe(200);
    const head = await get(test, `/p/${postId}`, { accept: ACTIVITY }, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body]).toEqual([
      200,
      headers['content-length'],
      '',
    ]);
  });

  it('are refused to strangers in the same bytes whether or not there is something', async () => {
    const named = (got: Got): unknown => {
      const { date: _date, 'x-request-id': _id, ...headers } = got.headers;
      return { ...got, headers };
    };
    const [hiddenPost = ''] = hidden.threads[0]?.postIds ?? [];
    const [, , , nowhere] = world.people;
    const pairs: [string, string][] = [
      [`/c/${hidden.name}`, '/c/nothing_here'],
      [`/c/${hidden.name}/outbox`, '/c/nothing_here/outbox'],
      [`/c/${hidden.name}/followers`, '/c/nothing_here/followers'],
      [`/u/${nowhere?.name}`, '/u/nobody_here'],
      [`/p/${hiddenPost}`, `/p/${newId()}`],
      [`/p/${hiddenPost}/replies`, `/p/${newId()}/replies`],
      [`/t/${hidden.threads[0]?.id}`, `/t/${newId()}`],
      [`/activities/create/${hiddenPost}`, `/activities/create/${newId()}`],
      [
        `/.well-known/webfinger?resource=acct:${hidden.name}@${HOST}`,
        `/.well-known/webfinger?resource=acct:nobody@${HOST}`,
      ],
      [`/c/${hidden.name}/t/${hidden.threads[0]?.id}`, `/c/nothing_here/t/${newId()}`],
    ];
    for (const [one, other] of pairs) {
      const [there, nothing] = [await asked(one), await asked(other)];
      expect(there.status).toBe(404);
      expect(named(there)).toEqual(named(nothing));
    }
  });

  it('do not stand at inboxes, whoever has one', async () => {
    for (const path of ['/inbox', '/actor/inbox', `/u/${person()}/inbox`, '/c/nothing_here/inbox']) {
      const { status, headers } = await asked(path);
      expect([path, status, headers['allow']]).toEqual([path, 405, 'POST']);
    }
  });

  it('are not there under names and cursors that can be none', async () => {
    for (const path of [
      '/u/A',
      '/u/a%20b',
      '/p/1',
      `/p/${postId.toUpperCase()}`,
      `/t/${open.threads[0]?.id}?page=made-up`,
      `/u/${person()}/outbox?page=%00`,
      `/activities/constructor/${postId}`,
    ])
      expect([path, (await asked(path)).status]).toEqual([path, 404]);
  });

  it('leave pages to browsers, which find the page of an id', async () => {
    const browse = (path: string): Promise<Got> => get(test, path, { accept: BROWSER });
    expect((await browse(`/c/${open.name}`)).headers['content-type']).not.toContain('activity');
    const thread = `/c/${open.name}/t/${open.threads[0]?.id}`;
    expect((await browse(`/u/${person()}`)).headers['location']).toBe(`/@${person()}`);
    expect((await browse(`/p/${postId}`)).headers['location']).toBe(thread);
    expect((await browse(`/p/${open.threads[0]?.postIds[1]}`)).headers['location']).toBe(`${thread}?at=2`);
    expect((await browse(`/t/${open.threads[0]?.id}`)).headers['location']).toBe(thread);
    expect((await browse(`/p/${hidden.threads[0]?.postIds[0]}`)).status).toBe(404);
  });

  it('are served whatever is accepted where there is no page: the communities of the instance', async () => {
    for (const accept of [BROWSER, '*/*', ACTIVITY]) {
      const got = await get(test, '/actor/communities', { accept });
      expect([accept, got.status, got.headers['content-type']]).toEqual([accept, 200, ACTIVITY]);
      expect(json(got)).toMatchObject({ type: 'OrderedCollection' });
    }
  });

  it('are found by WebFinger, for people, communities and the instance', async () => {
    const find = (resource: string): Promise<Got> =>
      get(test, `/.well-known/webfinger?resource=${encodeURIComponent(resource)}`);
    const found = await find(`acct:${person()}@${HOST.toUpperCase()}`);
    expect(found.headers).toMatchObject({
      'content-type': 'application/jrd+json',
      'access-control-allow-origin': '*',
    });
    expect(json(found)['subject']).toBe(`acct:${person()}@${HOST}`);
    expect(json(await find(`https://${HOST}/c/${open.name}`))['subject']).toBe(`acct:${open.name}@${HOST}`);
    expect(json(await find(`acct:${HOST}@${HOST}`))['aliases']).toContain(`https://${HOST}/actor`);
    expect((await find(`acct:${person()}@elsewhere.example`)).status).toBe(404);
    expect((await get(test, '/.well-known/webfinger')).status).toBe(400);
  });

  it('are announced by host-meta and NodeInfo', async () => {
    const meta = await get(test, '/.well-known/host-meta');
    expect(meta.headers['content-type']).toBe('application/xrd+xml');
    expect(meta.body).toContain(`https://${HOST}/.well-known/webfinger?resource={uri}`);
    const links = json(await get(test, '/.well-known/nodeinfo'))['links'] as { href: string }[];
    expect(links.map(({ href }) => new URL(href).pathname)).toEqual([
      '/nodeinfo/2.0',
      '/nodeinfo/2.1',
      '/actor',
    ]);
    for (const version of ['2.0', '2.1']) {
      const info = await get(test, `/nodeinfo/${version}`);
      expect(info.headers['content-type']).toContain(`/schema/${version}#`);
      expect(json(info)).toMatchObject({ version, protocols: ['activitypub'], usage: { users: {} } });
    }
  });

  it('cost one statement or two, however much is in them', async () => {
    const routes = test.server.app.get(DocumentRoutes);
    const cost = async (path: string, viewer: Viewer = anonymous): Promise<number> => {
      const { pathname, searchParams: query } = new URL(path, test.url);
      const found = routes.find(pathname);
      const read = () =>
        found?.read({ viewer, names: found.names, query, cursor: query.get('page') }) ??
        Promise.resolve(null);
      expect((await read())?.status).toBe(200);
      return (await countStatements(test.database, read)).length;
    };
    expect(await cost(`/p/${postId}`)).toBe(1);
    expect(await cost(`/c/${open.name}`)).toBe(1);
    expect(await cost(`/u/${person()}`)).toBe(1);
    expect(await cost('/actor')).toBe(1);
    expect(await cost(`/c/${open.name}/outbox?page=first`)).toBe(2);
    expect(await cost(`/c/${open.name}/featured`)).toBeLessThanOrEqual(3);
    expect(await cost(`/u/${person()}/outbox?page=first`)).toBe(2);
    expect(await cost(`/t/${open.threads[0]?.id}?page=first`)).toBe(2);
    expect(await cost(`/activities/create/${postId}`)).toBe(2);
  });
});
