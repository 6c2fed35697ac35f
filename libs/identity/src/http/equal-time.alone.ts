import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import { register, requestPasswordReset, signIn, updateInstance } from '#libs/contracts';
import { apiCaller, startTestServer, type ApiCaller, type TestServer } from '#libs/testing';

import { PasswordHasher } from '../passwords/password-hasher.js';

const ROUNDS = 200;
/**
 * Most answers wait until a quarter of a second has passed: rounds beside each other wait together. What an answer computes
 * takes longer then, and so does what it lets be computed for one kind only: a difference shows more, not less.
 */
const ROUNDS_AT_ONCE = 4;
/** The figure is 20 ms on a quiet machine; this test shares its processors with others. */
const APART_MS = 30;

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe('the time of an answer', () => {
  let test: TestServer;
  let nobody: ApiCaller;
  const known: string[] = [];
  beforeAll(async () => {
    test = await startTestServer();
    nobody = apiCaller(test.url);
    const admin = await test.given.person({ role: 'admin' });
    await apiCaller(test.url, await test.given.cookie(admin))(updateInstance, {
      body: { registration: 'open' },
    });
    const passwordHash = await new PasswordHasher().hash('kettle-harbour-violet');
    for (let i = 0; i < ROUNDS; i += 1) known.push((await test.given.person()).email);
    await test.database.sql.updateTable('account').set({ password_hash: passwordHash }).execute();
  });
  afterAll(() => test.stop());

  const compare = async (
    ask: (email: string, round: number) => Promise<{ status: number }>,
  ): Promise<void> => {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    const statuses = new Set<number>();
    const compareOnce = async (email: string, round: number): Promise<void> => {
      const kinds = round % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
      const measure = async (kind: 'known' | 'unknown'): Promise<void> => {
        const began = performance.now();
        const { status } = await ask(kind === 'known' ? email : `no-${email}`, round);
        times[kind].push(performance.now() - began);
        statuses.add(status);
      };
      // Both at once: what else the machine does meanwhile then takes as much from either.
      await Promise.all(kinds.map(measure));
    };
    for (let first = 0; first < ROUNDS; first += ROUNDS_AT_ONCE) {
      await sql`delete from rate_counter`.execute(test.database.sql);
      const emails = known.slice(first, first + ROUNDS_AT_ONCE);
      await Promise.all(emails.map((email, at) => compareOnce(email, first + at)));
    }
    expect(statuses.size).toBe(1);
    expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(APART_MS);
  };

  it('AU2: does not tell at sign-in whether an address is known', async () => {
    await compare((email) => nobody(signIn, { body: { email, password: 'wrong-horse-battery' } }));
  });

  it('AU2: does not tell at a password reset whether an address is known', async () => {
    await compare((email) => nobody(requestPasswordReset, { body: { email } }));
  });

  it('AU2: does not tell at registration whether an address is known', async () => {
    let count = 0;
    await compare((email) => {
      count += 1;
      const name = `timing_person_${count}`;
      const rest = { displayName: 'Somebody', password: 'gravel umbrella tonic', language: 'en' } as const;
      return nobody(register, { body: { name, email, ...rest } });
    });
  });
});
