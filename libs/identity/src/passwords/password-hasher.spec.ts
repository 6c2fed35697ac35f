import { describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';

import { PasswordHasher } from './password-hasher.js';

const hasher = new PasswordHasher();

describe('the password hasher', () => {
  it('AU9: takes passwords exactly as typed', async () => {
    const passwords = [
      'kettle\u0000harbour\u0000violet',
      'kettle',
      '🦔'.repeat(40),
      `${'long words '.repeat(8)}one`,
      `${'long words '.repeat(8)}two`,
      'é'.normalize('NFC').repeat(12),
      'é'.normalize('NFD').repeat(12),
    ];
    const hashes = await Promise.all(passwords.map((password) => hasher.hash(password)));
    for (const [i, password] of passwords.entries()) {
      for (const [j, stored] of hashes.entries()) {
        expect(await hasher.matches(stored, password)).toBe(i === j);
      }
    }
  });

  it('uses argon2id with the parameters of the limits table', async () => {
    expect(await hasher.hash('kettle-harbour-violet')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('knows hashes that were made with weaker parameters', async () => {
    const weak = await hash('kettle-harbour-violet', { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    expect(hasher.isOutdated(weak)).toBe(true);
    expect(hasher.isOutdated(await hasher.hash('kettle-harbour-violet'))).toBe(false);
    expect(await hasher.matches(weak, 'kettle-harbour-violet')).toBe(true);
  });

  it('says no without a hash, and to half a character', async () => {
    expect(await hasher.matches(null, 'nobody has this password')).toBe(false);
    const stored = await hasher.hash('kettle-harbour-\ufffd');
    expect(await hasher.matches(stored, 'kettle-harbour-\ud800')).toBe(false);
    await expect(hasher.hash('kettle-harbour-\ud800')).rejects.toMatchObject({
      code: 'text.broken-character',
    });
  });

  it('lets 50 wait behind 4 and sends the others away', async () => {
    const busy = new PasswordHasher();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, () => busy.hash('kettle-harbour-violet')),
    );
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(6);
    expect(refused[0]).toMatchObject({
      reason: { code: 'password.busy', details: { retryAfterSeconds: 5 } },
    });
    expect(await busy.hash('kettle-harbour-violet')).toContain('$argon2id$');
  });
});
