import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  decidePartner,
  listAuditEntries,
  listErasures,
  listPartnerDeliveries,
  listPartners,
  readPartner,
  retryPartner,
  sendAgainToPartner,
  traceActivity,
} from '#libs/contracts';
import { newId } from '#libs/kernel';
import { apiCaller, eventually, startTestServer, type ApiCaller, type TestServer } from '#libs/testing';

let test: TestServer;
let admin: ApiCaller;

beforeAll(async () => {
  test = await startTestServer({ FEDERATION: 'allowlist', PUBLIC_URL: 'https://northfield.example' });
  admin = apiCaller(test.url, await test.given.cookie(await test.given.person({ role: 'admin' })));
});
afterAll(() => test.stop());

const decide = (host: string, policy: 'allowed' | 'silenced' | 'suspended' | 'unknown') =>
  admin(decidePartner, { params: { host }, body: { policy } });

const hostsIn = async (query: Record<string, string>): Promise<string[]> =>
  (await admin(listPartners, { query })).answer.items.map(({ host }) => host);

/** Something that was published on a day and waits for a host, or was given up. */
const letter = async (host: string, publishedAt: string, lastError?: string): Promise<void> => {
  const { database } = test;
  const owner = await database.sql
    .selectFrom('instance')
    .select('id')
    .where('is_local', '=', true)
    .executeTakeFirstOrThrow();
  const id = newId();
  const uri = `https://northfield.example/activities/announce/${id}`;
  const createdAt = new Date(publishedAt);
  const activity = {
    id,
    uri,
    actor_id: owner.id,
    kind: 'Announce',
    is_public: true,
    body: Buffer.from('{}'),
  };
  await database.sql
    .insertInto('outbox_activity')
    .values({ ...activity, created_at: createdAt })
    .execute();
  const given = lastError === undefined ? {} : { dead_at: new Date(), last_error: lastError };
  const inbox = `https://${host}/inbox`;
  const later = new Date(Date.now() + 86_400_000);
  await database.sql
    .insertInto('delivery')
    .values({ activity_id: id, host, inbox, due_since: createdAt, not_before: later, ...given })
    .execute();
};

const failSince = (host: string, since: string, error: string) =>
  test.database.sql
    .updateTable('peer')
    .set({ failing_since: new Date(since), probe_at: new Date(Date.now() + 86_400_000), last_error: error })
    .from('instance')
    .whereRef('instance.id', '=', 'peer.instance_id')
    .where('instance.host', '=', host)
    .execute();

describe('other servers, for administrators', () => {
  it('are decided about in any spelling of their name, once, and listed with the mode of this server', async () => {
    const { answer } = await decide('Eastmoor.Example:443', 'allowed');
    expect(answer).toMatchObject({ host: 'eastmoor.example', policy: 'allowed', mode: 'allowlist' });
    await decide('eastmoor.example', 'allowed');
    const listed = (await admin(listPartners, {})).answer;
    expect(listed).toMatchObject({
      mode: 'allowlist',
      items: [{ host: 'eastmoor.example', deadLetters: null }],
    });
    await eventually(async () => {
      const { items } = (await admin(listAuditEntries, { query: { action: 'peer.policy-changed' } })).answer;
      expect(items).toMatchObject([
        { subjectLabel: 'eastmoor.example', detail: { host: 'eastmoor.example', policy: 'allowed' } },
      ]);
    });
  });

  it('are forgotten when the decision is taken back, unless something is known of them', async () => {
    await decide('mistyped.example', 'allowed');
    expect(await hostsIn({ q: 'mistyped' })).toEqual(['mistyped.example']);
    await decide('mistyped.example', 'unknown');
    expect(await hostsIn({ q: 'mistyped' })).toEqual([]);
  });

  it.each([
    ['an address', '127.0.0.1'],
    ['a bare name', 'localhost'],
    ['an address of the sixth version', '[::1]'],
    ['two words', 'a b'],
    ['a very long word', 'x'.repeat(300)],
    ['half an escape', '%'],
    ['a piece of SQL', "'--"],
  ])('are not made of %s', async (_what, host) => {
    const { status, problem } = await decide(host, 'allowed');
    expect([status, problem.code]).toEqual([400, 'partner.no-host']);
  });

  it('do not include this server, and are nothing for others than administrators', async () => {
    expect((await decide('northfield.example', 'allowed')).problem.code).toBe('partner.own-host');
    const moderator = await test.given.person({ role: 'moderator' });
    const call = apiCaller(test.url, await test.given.cookie(moderator));
    expect((await call(listPartners, {})).status).toBe(403);
    const body = { policy: 'allowed' } as const;
    expect((await call(decidePartner, { params: { host: 'a.example' }, body })).status).toBe(403);
    expect((await admin(readPartner, { params: { host: 'never-heard-of.example' } })).status).toBe(404);
  });

  it('show what waits, what was given up and since when they fail, and are sorted and narrowed by it', async () => {
    for (const host of ['b.example', 'c.example', 'd.example']) await decide(host, 'allowed');
    await letter('b.example', '2026-11-20T00:00:00Z');
    await letter('c.example', '2026-11-20T00:00:00Z');
    await letter('c.example', '2026-11-21T00:00:00Z');
    await letter('d.example', '2026-11-19T00:00:00Z', '403 Not accepted');
    await failSince('c.example', '2026-11-22T00:00:00Z', 'unreachable: connection (ECONNREFUSED)');
    await failSince('b.example', '2026-11-23T00:00:00Z', '503 Down');
    expect((await hostsIn({ order: 'failing' })).slice(0, 2)).toEqual(['c.example', 'b.example']);
    expect((await hostsIn({ order: 'waiting' })).slice(0, 2)).toEqual(['c.example', 'b.example']);
    expect(await hostsIn({ state: 'dead-letters' })).toEqual(['d.example']);
    expect(await hostsIn({ state: 'failing', q: '_.EXAMPLE' })).toEqual([]);
    const { answer: c } = await admin(readPartner, { params: { host: 'c.example' } });
    expect(c).toMatchObject({
      waiting: { count: 2, since: '2026-11-20T00:00:00.000Z' },
      failingSince: '2026-11-22T00:00:00.000Z',
      trouble: { kind: 'unreachable' },
    });
    const { answer: d } = await admin(readPartner, { params: { host: 'd.example' } });
    expect(d.deadLetters).toMatchObject({
      count: 1,
      firstAt: '2026-11-19T00:00:00.000Z',
      trouble: { kind: 'refused-by-them', text: '403 Not accepted' },
    });
  });

  it('are listed page by page in every order, each once', async () => {
    for (const order of ['host', 'failing', 'waiting', 'heard'] as const) {
      const all = await hostsIn({ order });
      const paged: string[] = [];
      for (let cursor: string | undefined; ;) {
        const query = { order, limit: '2', ...(cursor !== undefined && { cursor }) };
        const { items, next } = (await admin(listPartners, { query })).answer;
        paged.push(...items.map(({ host }) => host));
        if (next === undefined) break;
        cursor = next;
      }
      expect(paged).toEqual(all);
    }
  });

  it('are sent again what was published from a day on and given up, which goes into the audit log once', async () => {
    await decide('e.example', 'allowed');
    await letter('e.example', '2026-11-01T00:00:00Z', '404');
    await letter('e.example', '2026-11-10T00:00:00Z', 'timeout');
    const resend = () =>
      admin(sendAgainToPartner, {
        params: { host: 'E.example' },
        body: { from: '2026-11-05T00:00:00Z' },
      });
    expect(await resend()).toMatchObject({ status: 202, answer: { count: 1 } });
    expect((await resend()).answer).toEqual({ count: 0 });
    await eventually(async () => {
      const { items } = (await admin(listAuditEntries, { query: { action: 'peer.sent-again' } })).answer;
      expect(items).toMatchObject([{ subjectLabel: 'e.example', detail: { count: 1 } }]);
    });
  });
});

describe('a server without federation', () => {
  it('says so at every operation about other servers, and tells the web client', async () => {
    const off = await startTestServer();
    try {
      const call = apiCaller(off.url, await off.given.cookie(await off.given.person({ role: 'admin' })));
      const params = { host: 'eastmoor.example' };
      const answers = [
        await call(listPartners, {}),
        await call(readPartner, { params }),
        await call(decidePartner, { params, body: { policy: 'allowed' } }),
        await call(sendAgainToPartner, { params, body: { from: '2026-11-05T00:00:00Z' } }),
        await call(listPartnerDeliveries, { params }),
        await call(retryPartner, { params }),
        await call(traceActivity, { query: { of: 'https://eastmoor.example/p/1' } }),
        await call(listErasures, {}),
      ];
      expect(answers.map(({ status, problem }) => [status, problem.code])).toEqual(
        answers.map(() => [409, 'federation.off']),
      );
    } finally {
      await off.stop();
    }
  });
});
