import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { countPages, testDatabase, type TestDatabase } from '#libs/testing';

import { claimingNext, hostsDue, lookingForHosts, nextActivities } from './claim-activity.js';
import { findingReceived } from './find-received.js';

const HOSTS = 30;
const EACH = 1_000;
const TIRED = 'much1.example';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

/** Stores `count` activities of each of these hosts, to be handled at a moment, in SQL; null: now. */
const arrive = (hosts: string, count: number, notBefore: string): Promise<unknown> =>
  test.database.pool.query(
    `insert into inbox_activity (uri, host, actor_uri, kind, about, body, received_at, not_before)
     select gen_random_uuid()::text, host, 'https://' || host || '/u/ada', 'Like', 'https://' || host || '/p/' || number,
       repeat('x', 500)::bytea, now(), ${notBefore}
     from unnest($1::text[]) host, generate_series(1, $2::integer) number`,
    [hosts.split(' '), count],
  );

const next = (host: string, known: readonly number[] = []) =>
  test.database.transaction((tx) => nextActivities(tx, { host, known, most: 16 }));

describe('what arrived and waits', () => {
  it('is claimed by looking at few pages, however much is put off, of this host and of others', async () => {
    const hosts = Array.from({ length: HOSTS }, (_, index) => `much${index + 1}.example`).join(' ');
    await arrive(hosts, EACH, `now() + interval '1 hour'`);
    await arrive(TIRED, 3, 'null');
    await arrive('due.example', 2, `now() - interval '1 minute'`);
    expect((await hostsDue(test.database)).toSorted()).toEqual(['due.example', TIRED]);
    expect(await countPages(test.database, lookingForHosts())).toBeLessThan(HOSTS * 20);
    const claim = { host: TIRED, known: [], most: 16 };
    expect(await countPages(test.database, claimingNext(claim))).toBeLessThan(100);
  });

  it('is claimed in the order in which it came, what was put off and is due with the rest, nothing twice', async () => {
    await arrive('mixed.example', 2, `now() - interval '1 minute'`);
    await arrive('mixed.example', 2, 'null');
    await arrive('mixed.example', 2, `now() + interval '1 hour'`);
    const all = (await next('mixed.example')).map(({ seq }) => seq);
    expect(all).toHaveLength(4);
    expect(all).toEqual(all.toSorted((one, other) => one - other));
    expect((await next('mixed.example', all.slice(0, 3))).map(({ seq }) => seq)).toEqual(all.slice(3));
  });
});

describe('what somebody elsewhere did', () => {
  it('is found by looking at few pages, however much others did', async () => {
    await test.database.pool.query(`
      insert into remote_object (uri, owner_uri, type, object_id, ended_at)
      select 'https://much.example/likes/' || number, 'https://much.example/u/' || number % 1000, 'Like', gen_random_uuid(),
        case when number % 2 = 0 then now() end
      from generate_series(1, 30000) number`);
    const { rows } = await test.database.pool.query<{ owner: string; id: string }>(
      `select owner_uri owner, object_id id from remote_object where uri = 'https://much.example/likes/5000'`,
    );
    const { owner: doer = '', id: objectId = '' } = rows[0] ?? {};
    const deed = { doer, object: 'https://northfield.example/p/1', objectId, types: ['Undo'] as const };
    expect(await countPages(test.database, findingReceived(deed))).toBeLessThan(50);
  });
});
