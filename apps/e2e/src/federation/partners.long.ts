import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  decidePartner,
  getCommunity,
  requestToJoin,
  traceActivity,
  type PartnerPolicy,
} from '#libs/contracts';
import { eventually, type GivenPerson } from '#libs/testing';

import { settled, violations } from '../accessibility/check-page.js';
import type { Instance } from './instance.fixture.js';
import { Pair } from './pair.fixture.js';

let pair: Pair;
let ada: GivenPerson;
let olwen: GivenPerson;
let allotments: { readonly id: string; readonly name: string };

beforeAll(async () => {
  pair = await Pair.set({ FEDERATION: 'allowlist' });
  ada = await pair.northfield.given.person({ name: 'ada', displayName: 'Ada Okafor', role: 'admin' });
  olwen = await pair.eastmoor.given.person({ name: 'olwen', displayName: 'Olwen Tate', role: 'admin' });
  allotments = await pair.eastmoor.given.community({
    name: 'allotments',
    title: 'Allotments',
    owner: olwen,
    visibility: 'public',
    joinPolicy: 'open',
  });
});
afterAll(() => pair?.strike());

const decide = async (
  at: Instance,
  admin: GivenPerson,
  other: Instance,
  policy: PartnerPolicy,
): Promise<void> => {
  const call = await at.as(admin);
  const { status } = await call(decidePartner, { params: { host: other.host }, body: { policy } });
  expect(status).toBe(200);
};

describe('two instances that talk with their partners only', () => {
  it('do so once each has allowed the other, and no more when one of them ends it', async () => {
    const { northfield, eastmoor } = pair;
    const call = await northfield.as(ada);
    const params = { community: 'allotments@eastmoor.example' };
    expect((await call(getCommunity, { params })).status).toBe(404);

    await decide(northfield, ada, eastmoor, 'allowed');
    const { answer } = await call(getCommunity, { params });
    await call(requestToJoin, { params: { community: answer.id }, body: { reason: '' } });
    await eventually(async () => expect(await refusedBy(northfield, eastmoor)).toBeGreaterThan(0));
    expect(await pair.eastmoor.followersOf(allotments.id)).toBe(0);

    await decide(eastmoor, olwen, northfield, 'allowed');
    const other = await northfield.given.person({ name: 'gwen', displayName: 'Gwen Hughes' });
    await northfield.join(other, 'allotments@eastmoor.example');
    await eastmoor.thread(olwen, allotments.id, 'Between partners');
    await northfield.arrived('Between partners');
    await historyRead(northfield);
    await eastmoor.thread(olwen, allotments.id, 'From side to side');
    await northfield.arrived('From side to side');

    await decide(northfield, ada, eastmoor, 'suspended');
    await eastmoor.thread(olwen, allotments.id, 'After the end');
    await eventually(async () => expect(await refusedBy(eastmoor, northfield)).toBeGreaterThan(0));
    const { rows } = await northfield.test.database.pool.query(
      `select title from thread where title = 'After the end'`,
    );
    expect(rows).toEqual([]);
  });

  it('can follow a post from one side to the other', async () => {
    const { northfield, eastmoor } = pair;
    const { rows } = await eastmoor.test.database.pool.query<{ id: string }>(
      `select p.id from post p join thread t on t.id = p.thread_id where t.title = 'From side to side'`,
    );
    const query = { of: `${eastmoor.origin}/p/${rows[0]?.id}` };
    await eventually(async () => {
      const { answer: out } = await (await eastmoor.as(olwen))(traceActivity, { query });
      expect(out.items.flatMap(({ deliveries }) => deliveries)).toContainEqual(
        expect.objectContaining({ host: northfield.host, state: 'delivered', status: 202 }),
      );
    });
    await eventually(async () => {
      const { answer: into } = await (await northfield.as(ada))(traceActivity, { query });
      expect(into.items).toContainEqual(
        expect.objectContaining({
          direction: 'in',
          host: eastmoor.host,
          isPrivate: false,
          handling: expect.objectContaining({ state: 'applied' }),
        }),
      );
    });
  });

  it('show an administrator what did not arrive, and its way, by keyboard and without a barrier', async () => {
    const { northfield, eastmoor } = pair;
    const page = await pair.open(eastmoor, olwen, `/admin/partners/${northfield.host}`);
    const troubles = page.getByRole('table', { name: 'Latest troubles' });
    await troubles.getByText('It refuses what we send.').first().waitFor();
    await settled(page);
    expect(await violations(page, 'all')).toEqual([]);
    await troubles.getByRole('link').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Follow a message' }).waitFor();
    await page.getByRole('table', { name: 'Deliveries' }).getByText('Given up').first().waitFor();
    expect(await violations(page, 'all')).toEqual([]);
    await page.getByRole('link', { name: 'People who left' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'People who left' }).waitFor();
    await settled(page);
    expect(await violations(page, 'all')).toEqual([]);
    await page.context().close();
  });
});

/** Waits until what was written before somebody joined has been read: that finds new posts as well as their announcement. */
const historyRead = (at: Instance): Promise<void> =>
  eventually(async () => {
    const rows = await at.test.database.sql.selectFrom('community_history').select('state').execute();
    expect(rows.map(({ state }) => state)).toEqual(['done']);
  });

/** How much of what one instance sent was refused by the other. */
const refusedBy = async (sender: Instance, other: Instance): Promise<number> => {
  const rows = await sender.test.database.sql
    .selectFrom('delivery')
    .select('seq')
    .where('host', '=', other.host)
    .where('last_status', '=', 403)
    .execute();
  return rows.length;
};
