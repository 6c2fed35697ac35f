import { describe, expect, it } from '@jest/globals';

import { checkPassword } from './check-password.js';

const known = ['Northfield Council', 'Northfield', 'northfield.example', 'ada', 'Ada Pryce'];

const verdict = (password: string): string => {
  try {
    checkPassword(password, known);
    return 'good';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the password rules', () => {
  it.each([
    'password1234',
    'Password2026!',
    'P@ssw0rd1234',
    'passwordpassword',
    'letmeinletmein',
    'qwertyuiop123',
    '1qaz2wsx3edc4rfv',
    '123456789012',
    'aaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'iloveyou12345',
    'Welcome2Wales!',
    'Summer2026!!!',
    'qwertyqwerty1',
    'correcthorsebatterystaple',
    'cyfrinair12345',
    'administrator1',
    'trustno1trustno1',
  ])('refuse %s as common', (password) => expect(verdict(password)).toBe('password.common'));

  it.each(['Northfield2026', 'N0rthf1eldN0rthf1eld', 'AdaPryce2026!', 'ada@northfield1', 'northfieldada12'])(
    'refuse %s as a word of the organisation or the person',
    (password) => expect(verdict(password)).toBe('password.organisation'),
  );

  it.each([
    'kettle-harbour-violet',
    'the badger reads at dusk',
    'tR7#kq9Lm2x!',
    'gwdihŵ yn y gegin fach',
    '日本語のとても長い合言葉です',
    '🦔🌲🚲🎻🫖🧭🪐🧵🧶🪴🧊🥁 zebra quilt',
    'xkcdvlpqtrwn',
    '🦔'.repeat(40),
    'kettle\u0000harbour\u0000violet',
  ])('accept %s', (password) => expect(verdict(password)).toBe('good'));

  it('count characters, not bytes, at both ends', () => {
    expect(verdict('kettle-harb')).toBe('password.too-short');
    expect(verdict(`kettle harbour ${'é'.repeat(241)}`)).toBe('good');
    expect(verdict(`kettle harbour ${'é'.repeat(242)}`)).toBe('password.too-long');
  });
});
