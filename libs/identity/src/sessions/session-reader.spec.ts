import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import { anonymous } from '#libs/kernel';
import { eventually, given, testDatabase, type Given, type TestDatabase } from '#libs/testing';

import { SessionCookie } from './session-cookie.js';
import { SessionReader } from './session-reader.js';

describe('the session reader', () => {
  let test: TestDatabase;
  let make: Given;
  let reader: SessionReader;
  beforeAll(async () => {
    test = await testDatabase();
    make = given(test.database);
    reader = new SessionReader(test.database, new SessionCookie({ prefix: '__Host-', secure: true }));
  });
  afterAll(() => test.drop());

  const age = (column: 'last_seen_at' | 'expires_at', seconds: number, personId: string): Promise<unknown> =>
    sql`update session set ${sql.ref(column)} = now() - make_interval(secs => ${seconds})
      where person_id = ${personId}`.execute(test.database.sql);

  it('knows the person of a session cookie among other cookies', async () => {
    const ada = await make.person({ email: 'ada@Planning.Northfield.example', language: 'cy' });
    const cookie = await make.cookie(ada);
    const person = await reader.resolve(`language=cy; ${cookie}; theme=dark`);
    expect(person).toMatchObject({ name: ada.name, language: 'cy', showTyping: true });
    expect(person?.viewer).toMatchObject({
      kind: 'account',
      personId: ada.id,
      role: 'member',
      emailDomain: 'planning.northfield.example',
    });
    expect(await reader.living([person?.viewer.sessionId ?? ''])).toEqual(
      new Set([person?.viewer.sessionId]),
    );
  });

  it('AU7: takes only the cookie with the __Host- prefix', async () => {
    const cookie = await make.cookie(await make.person());
    expect(await reader.viewerOf(cookie.replace('__Host-', ''))).toEqual(anonymous);
    expect(await reader.viewerOf(cookie.replace('__Host-', '__Secure-'))).toEqual(anonymous);
    expect(await reader.viewerOf(`guildhall=x; ${cookie}`)).toMatchObject({ kind: 'account' });
  });

  it.each([
    ['none', undefined],
    ['an empty one', '__Host-guildhall='],
    ['a wrong one', `__Host-guildhall=${'A'.repeat(43)}`],
    ['a malformed one', `__Host-guildhall=${"'".repeat(43)}`],
  ])('knows nobody with %s', async (_, cookie) => {
    expect(await reader.callerOf(cookie)).toEqual({ viewer: anonymous, language: null });
  });

  it('ends a session that rested for 12 hours, and an administrator’s after 30 minutes', async () => {
    const [member, admin] = [await make.person(), await make.person({ role: 'admin' })];
    const cookies = [await make.cookie(member), await make.cookie(admin)];
    const kinds = () => Promise.all(cookies.map(async (cookie) => (await reader.viewerOf(cookie)).kind));
    await age('last_seen_at', 29 * 60, member.id);
    await age('last_seen_at', 31 * 60, admin.id);
    expect(await kinds()).toEqual(['account', 'anonymous']);
    await eventually(async () => {
      const row = await test.database.sql
        .selectFrom('session')
        .select('last_seen_at')
        .where('person_id', '=', member.id)
        .executeTakeFirstOrThrow();
      expect(Date.now() - row.last_seen_at.getTime()).toBeLessThan(60_000);
    });
    await age('last_seen_at', 12 * 3600 + 1, member.id);
    expect(await kinds()).toEqual(['anonymous', 'anonymous']);
  });

  it('ends a session at its longest life, and with a suspended or removed person', async () => {
    const people = await Promise.all([make.person(), make.person(), make.person()]);
    const cookies = await Promise.all(people.map((person) => make.cookie(person)));
    const [old, suspended, removed] = people.map(({ id }) => id);
    await age('expires_at', 1, old ?? '');
    await test.database.sql
      .updateTable('account')
      .set({ suspended_at: new Date() })
      .where('person_id', '=', suspended ?? '')
      .execute();
    await test.database.sql
      .updateTable('person')
      .set({ deleted_at: new Date() })
      .where('id', '=', removed ?? '')
      .execute();
    for (const cookie of cookies) expect(await reader.viewerOf(cookie)).toEqual(anonymous);
  });
});
