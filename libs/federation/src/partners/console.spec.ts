import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import {
  decidePartner,
  listPartnerDeliveries,
  listPartners,
  openThread,
  readPartner,
  retryPartner,
  traceActivity,
  type TracedActivity,
} from '#libs/contracts';
import type { Visibility } from '#libs/database';
import {
  apiCaller,
  countStatements,
  startTestServer,
  type ApiCaller,
  type GivenPerson,
  type TestServer,
} from '#libs/testing';

import { idFrom } from '../delivery/outbox.js';
import { storeLetter } from './stored-letters.fixture.js';

const HERE = 'https://northfield.example';
const NOBODY = { host: 'nobody.example' };

let test: TestServer;
let owner: GivenPerson;
let admin: ApiCaller;
let cookie: string;

beforeAll(async () => {
  test = await startTestServer({ FEDERATION: 'allowlist', PUBLIC_URL: HERE, ROLES: 'web' });
  owner = await test.given.person();
  cookie = await test.given.cookie(await test.given.person({ role: 'admin' }));
  admin = apiCaller(test.url, cookie);
});
afterAll(() => test.stop());

const allow = (host: string) => admin(decidePartner, { params: { host }, body: { policy: 'allowed' } });

const deliveriesTo = async (
  host: string,
  query: { limit?: string; cursor?: string; only?: 'troubled' } = {},
) => (await admin(listPartnerDeliveries, { params: { host }, query })).answer;

const trace = async (of: string, call = admin): Promise<readonly TracedActivity[]> =>
  (await call(traceActivity, { query: { of } })).answer.items;

interface Came {
  readonly uri: string;
  readonly host?: string;
  readonly about?: string;
  readonly kind?: string;
  readonly because?: string;
  readonly isHandled?: boolean;
}

/** Something that came from another server. */
const came = async ({ uri, isHandled = true, because = '', ...more }: Came): Promise<void> => {
  const { host = 'eastmoor.example', about = '', kind = 'Create' } = more;
  await test.database.sql
    .insertInto('inbox_activity')
    .values({
      uri,
      host,
      actor_uri: `https://${host}/u/bryn`,
      kind,
      about,
      body: Buffer.from('{}'),
      received_at: new Date('2026-11-26T08:00:00Z'),
      because,
      ...(isHandled && { handled_at: new Date(), verdict: 'applied' as const }),
    })
    .execute();
};

interface Opened {
  readonly communityId: string;
  readonly postId: string;
  readonly address: string;
  readonly page: string;
}

/** A post in a community that so many may read. */
const post = async (visibility: Visibility): Promise<Opened> => {
  const { id: communityId, name } = await test.given.community({ owner, visibility });
  const call = apiCaller(test.url, await test.given.cookie(owner));
  const body = { title: 'Salt', markdown: 'The barn is half full.' };
  const { answer } = await call(openThread, { params: { communityId }, body });
  const page = `${HERE}/c/${name}/t/${answer.thread.id}/${answer.thread.slug}?at=1`;
  return { communityId, postId: answer.post.id, address: `${HERE}/p/${answer.post.id}`, page };
};

describe('the exchange with another server', () => {
  it('shows what waits both ways, since when, and how attempts went by what was counted', async () => {
    const host = 'backlog.example';
    await allow(host);
    await came({ uri: 'https://backlog.example/1', host, isHandled: false });
    await came({ uri: 'https://backlog.example/2', host });
    await storeLetter(test.database, { host, publishedAt: new Date('2026-11-25T08:00:00Z') });
    const hour = (hoursAgo: number): Date => new Date(Date.now() - hoursAgo * 3_600_000);
    await test.database.sql
      .insertInto('delivery_tally')
      .values([
        { host, hour: hour(1), delivered: 9, failed: 1 },
        { host, hour: hour(30), delivered: 100, failed: 0 },
        { host, hour: hour(24 * 8), delivered: 1_000, failed: 0 },
      ])
      .execute();
    const { answer } = await admin(readPartner, { params: { host } });
    expect(answer).toMatchObject({
      waiting: { count: 1, since: '2026-11-25T08:00:00.000Z' },
      arriving: { count: 1, since: '2026-11-26T08:00:00.000Z' },
      attempts: { day: { delivered: 9, failed: 1 }, week: { delivered: 109, failed: 1 } },
    });
  });

  it('costs one statement for each page of servers, and for one', async () => {
    const pages = [
      () => admin(listPartners, {}),
      () => admin(readPartner, { params: { host: 'backlog.example' } }),
    ];
    for (const page of pages) {
      const statements = await countStatements(test.database, page);
      expect(statements.filter((text) => /peer p join instance/.test(text))).toHaveLength(1);
    }
  });

  it('lists what was sent, the latest first, page by page, in one statement each', async () => {
    const host = 'list.example';
    await allow(host);
    const sent: string[] = [];
    for (const state of ['delivered', 'waiting', 'failing', 'given-up', 'delivered'] as const)
      sent.push((await storeLetter(test.database, { host, state })).uri);
    const { items } = await deliveriesTo(host);
    expect(items.map(({ id }) => id)).toEqual(sent.toReversed());
    expect(items.map(({ state }) => state)).toEqual([
      'delivered',
      'given-up',
      'waiting',
      'waiting',
      'delivered',
    ]);
    const paged: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await deliveriesTo(host, { limit: '2', ...(cursor !== undefined && { cursor }) });
      paged.push(...page.items.map(({ id }) => id));
      if (page.next === undefined) break;
      cursor = page.next;
    }
    expect(paged).toEqual(sent.toReversed());
    const statements = await countStatements(test.database, () => deliveriesTo(host));
    expect(statements.filter((text) => /join outbox_activity/.test(text))).toHaveLength(1);
  });

  it('lists what failed apart, with the trouble in kinds, and of private things without words of the other side', async () => {
    const host = 'troubled.example';
    await allow(host);
    await storeLetter(test.database, { host, state: 'delivered' });
    await storeLetter(test.database, { host, state: 'failing', lastError: 'timeout' });
    const lastError = '403 I do not want "The barn is half full."';
    await storeLetter(test.database, { host, state: 'given-up', lastError, isPublic: false });
    const { items } = await deliveriesTo(host, { only: 'troubled' });
    expect(items.map(({ trouble }) => trouble)).toEqual([
      { kind: 'refused-by-them', text: '' },
      { kind: 'too-slow', text: 'timeout' },
    ]);
  });

  it('is tried at once when an administrator says so, and is no more than that when it is said again', async () => {
    const host = 'retried.example';
    await allow(host);
    await storeLetter(test.database, { host });
    await storeLetter(test.database, { host, state: 'given-up' });
    const retry = () => admin(retryPartner, { params: { host: 'Retried.Example' } });
    expect(await retry()).toMatchObject({ status: 202, answer: { count: 1 } });
    const [given, waiting] = (await deliveriesTo(host)).items;
    expect([given?.state, waiting]).toMatchObject(['given-up', { state: 'waiting', nextAt: null }]);
    expect((await retry()).answer).toEqual({ count: 1 });
    expect((await admin(retryPartner, { params: NOBODY })).answer).toEqual({ count: 0 });
  });

  it('is nothing for others than administrators', async () => {
    const moderator = await test.given.person({ role: 'moderator' });
    const call = apiCaller(test.url, await test.given.cookie(moderator));
    const answers = [
      await call(listPartnerDeliveries, { params: NOBODY }),
      await call(retryPartner, { params: NOBODY }),
      await call(traceActivity, { query: { of: HERE } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  });
});

describe('the trace of one activity', () => {
  it('shows one that came, what was made of it and why, and to whom it was passed on', async () => {
    const uri = 'https://eastmoor.example/activities/1';
    const { communityId, postId, address } = await post('public');
    await came({ uri, about: address, kind: 'Like', because: 'liked' });
    await came({ uri: 'https://eastmoor.example/activities/2', about: address });
    const passedOn = { id: idFrom('announce', communityId, uri), objectId: postId, actorId: communityId };
    const letter = await storeLetter(test.database, { host: 'westvale.example', ...passedOn });
    expect(await trace(uri)).toMatchObject([
      {
        direction: 'in',
        id: uri,
        kind: 'Like',
        actor: 'https://eastmoor.example/u/bryn',
        host: 'eastmoor.example',
        isPrivate: false,
        handling: { state: 'applied', because: 'liked' },
        deliveries: [],
      },
      {
        direction: 'out',
        id: letter.uri,
        handling: null,
        deliveries: [{ host: 'westvale.example', state: 'waiting', attempts: 0, trouble: null }],
      },
    ]);
  });

  it('shows everything about a post, by its address, its id and its page, and what others made of it', async () => {
    const { postId, address, page } = await post('public');
    const letter = { objectId: postId, actorId: owner.id };
    const sent = await storeLetter(test.database, { host: 'westvale.example', ...letter, state: 'failing' });
    await came({ uri: 'https://westvale.example/like', host: 'westvale.example', about: address });
    await came({ uri: 'https://westvale.example/announce', host: 'westvale.example', about: sent.uri });
    for (const asked of [address, ` ${postId} `, page]) {
      const items = await trace(asked);
      expect(new Set(items.map(({ id }) => id))).toEqual(
        new Set([sent.uri, 'https://westvale.example/announce', 'https://westvale.example/like']),
      );
      expect(items).toHaveLength(3);
      expect(items.find(({ id }) => id === sent.uri)).toMatchObject({
        actor: `${HERE}/u/${owner.name}`,
        deliveries: [{ state: 'waiting', attempts: 3, trouble: { kind: 'broken', text: '503 Down' } }],
      });
    }
  });

  it('tells nobody who may not read a private community who did what there, nor words of the other side', async () => {
    const { communityId, postId, address } = await post('listed');
    const uri = 'https://eastmoor.example/users/bryn/statuses/1';
    await came({ uri, about: address });
    const sent = { objectId: postId, actorId: owner.id, isPublic: false, state: 'given-up' } as const;
    await storeLetter(test.database, { host: 'westvale.example', ...sent, lastError: '403 "half full"' });
    const items = await trace(address);
    expect(items).toMatchObject([
      { direction: 'in', id: null, actor: null, isPrivate: true, host: 'eastmoor.example' },
      {
        direction: 'out',
        actor: null,
        isPrivate: true,
        deliveries: [{ state: 'given-up', trouble: { kind: 'refused-by-them', text: '' } }],
      },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/bryn|half full|barn|Salt/);
    expect((await trace(uri))[0]).toMatchObject({ id: uri, actor: null, isPrivate: true });
    const member = await test.given.person({ role: 'admin' });
    await test.given.member(communityId, member.id);
    const call = apiCaller(test.url, await test.given.cookie(member));
    expect(await trace(address, call)).toMatchObject([
      { id: uri, actor: 'https://eastmoor.example/u/bryn', isPrivate: false },
      { actor: `${HERE}/u/${owner.name}`, isPrivate: false },
    ]);
  });

  it('does not tell who asks to belong somewhere, or who reports', async () => {
    const { address } = await post('public');
    const { name } = await test.given.community({ owner, visibility: 'hidden' });
    await came({ uri: 'https://eastmoor.example/join', about: `${HERE}/c/${name}`, kind: 'Join' });
    await came({ uri: 'https://eastmoor.example/flag', about: address, kind: 'Flag' });
    for (const asked of ['https://eastmoor.example/join', 'https://eastmoor.example/flag'])
      expect(await trace(asked)).toMatchObject([{ id: asked, actor: null, isPrivate: true }]);
  });

  it.each([
    'https://eastmoor.example/never',
    'nothing',
    '0190a000-0000-7000-8000-000000000000',
    `${HERE}/c/parks/t/0190a000-0000-7000-8000-000000000000?at=1`,
    "'; drop table post; --",
    '%',
  ])('is empty for %s', async (of) => {
    expect(await trace(of)).toEqual([]);
  });

  it('needs four statements at most', async () => {
    const { address } = await post('public');
    await came({ uri: 'https://eastmoor.example/counted', about: address });
    const statements = await countStatements(test.database, () => trace(address));
    const own = statements.filter((text) => /inbox_activity|outbox_activity|from delivery/.test(text));
    expect(own.length).toBeLessThanOrEqual(4);
  });
});

describe('tables to take along', () => {
  const table = async (path: string, asking = cookie): Promise<{ status: number; lines: string[] }> => {
    const answer = await fetch(`${test.url}/exports/${path}`, { headers: { cookie: asking } });
    const lines = (await answer.text()).replace(/^\ufeff/, '').split('\r\n');
    if (answer.status === 200) {
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9.-]+\.csv"$/);
      expect(lines.at(-1)).toBe('');
    }
    return { status: answer.status, lines: lines.slice(0, -1) };
  };

  it('hold every server, and nothing that a spreadsheet would run', async () => {
    await allow('formula.example');
    await sql`update peer set software = '=HYPERLINK("https://evil.example")' from instance i
      where i.id = peer.instance_id and i.host = 'formula.example'`.execute(test.database.sql);
    const { lines } = await table('partners.csv');
    const { items } = (await admin(listPartners, { query: { limit: '100' } })).answer;
    expect(lines).toHaveLength(items.length + 1);
    expect(lines[0]).toMatch(/^server,decision,software,/);
    expect(lines.find((line) => line.startsWith('formula.example,'))).toContain(
      `allowed,"'=HYPERLINK(""https://evil.example"")",`,
    );
  });

  it('hold what was sent to one server, however much it is, some at a time', async () => {
    const host = 'many.example';
    await allow(host);
    await storeLetter(test.database, { host });
    const instance = sql`(select id from instance where is_local)`;
    await sql`
      with made as (
        insert into outbox_activity (id, uri, actor_id, kind, is_public, body, created_at)
        select gen_random_uuid(), 'https://northfield.example/activities/announce/' || n, ${instance}, 'Announce', true,
          '{}'::bytea, now() from generate_series(1, 1200) n returning id
      )
      insert into delivery (activity_id, host, inbox, delivered_at)
      select id, ${host}, 'https://many.example/inbox', now() from made`.execute(test.database.sql);
    const { lines } = await table('partners/Many.Example/deliveries.csv');
    expect(lines).toHaveLength(1_202);
    expect(new Set(lines).size).toBe(1_202);
    expect(lines.filter((line) => line.includes(',delivered,'))).toHaveLength(1_200);
  });

  it('are for administrators alone', async () => {
    const moderator = await test.given.cookie(await test.given.person({ role: 'moderator' }));
    for (const path of ['partners.csv', 'partners/many.example/deliveries.csv', 'erasures.csv']) {
      expect((await table(path, '')).status).toBe(401);
      expect((await table(path, moderator)).status).toBe(403);
    }
    expect((await table('partners/nobody.example/deliveries.csv')).status).toBe(404);
  });
});
