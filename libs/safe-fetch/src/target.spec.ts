import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { FetchFailed } from './failure.js';
import { parseRedirect, parseTarget, type DialMap } from './target.js';

const whyRefused = (parse: () => unknown): string => {
  try {
    parse();
  } catch (error) {
    if (error instanceof FetchFailed && error.failure.kind === 'refused') return error.failure.why;
    throw error;
  }
  return 'accepted';
};

const dial: DialMap = { 'northfield.localhost': { address: '127.0.0.1', port: 4101 } };

describe('the parse of an address', () => {
  it.each([
    ['https://a.example', 'https://a.example/'],
    ['https://a.example/u/alice?x=1#main-key', 'https://a.example/u/alice?x=1'],
    ['HTTPS://A.Example/U', 'https://a.example/U'],
    ['https://a.example:443/', 'https://a.example/'],
    ['https://a-b.xn--mn-8ja.example/', 'https://a-b.xn--mn-8ja.example/'],
    ['https://a.example/Môn', 'https://a.example/M%C3%B4n'],
  ])('takes %s', (text, href) => {
    expect(parseTarget(text, {}).href).toBe(href);
  });

  it('keeps the parts that a request needs', () => {
    expect(parseTarget('https://a.example/u/alice?x=1#main-key', {})).toEqual({
      href: 'https://a.example/u/alice?x=1',
      fragment: '#main-key',
      host: 'a.example',
      authority: 'a.example',
      path: '/u/alice?x=1',
      dial: null,
    });
  });

  it.each([
    ['http://a.example/', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['data:application/json,{}', 'not-https'],
    ['gopher://a.example/', 'not-https'],
    ['//a.example/', 'not-https'],
    ['a.example', 'not-https'],
    ['https:a.example', 'not-https'],
    ['https:/a.example', 'not-https'],
    ['https:///a.example', 'host-name'],
    ['https://user@a.example/', 'user-info'],
    ['https://user:secret@a.example/', 'user-info'],
    ['https://a.example@127.0.0.1/', 'user-info'],
    ['https://@a.example/', 'user-info'],
    ['https://a.example:8443/', 'port'],
    ['https://a.example:22/', 'port'],
    ['https://a.example:/', 'host-name'],
    ['https://a.example:99999/', 'host-name'],
    ['https://2130706433/', 'host-name'],
    ['https://0177.0.0.1/', 'host-name'],
    ['https://0x7f.1/', 'host-name'],
    ['https://127.1/', 'host-name'],
    ['https://127.0.0.1/', 'host-name'],
    ['https://8.8.8.8/', 'host-name'],
    ['https://1.2.3.0x4/', 'host-name'],
    ['https://[::1]/', 'host-name'],
    ['https://[::ffff:127.0.0.1]/', 'host-name'],
    ['https://localhost/', 'host-name'],
    ['https://localhost./', 'host-name'],
    ['https://a.example./', 'host-name'],
    ['https://a..example/', 'host-name'],
    ['https://.a.example/', 'host-name'],
    ['https://a。example/', 'host-name'],
    ['https://a．example/', 'host-name'],
    ['https://①②⑦.0.0.1/', 'host-name'],
    ['https://môn.example/', 'host-name'],
    ['https://a\u00ad.example/', 'host-name'],
    ['https://a%2eexample/', 'host-name'],
    [`https://${'a.'.repeat(200)}example/`, 'host-name'],
    ['https://a.exam\tple/', 'malformed'],
    ['https://a.exam\nple/', 'malformed'],
    ['https://a.example/\r\nHost: b.example', 'malformed'],
    [' https://a.example/', 'malformed'],
    ['https://a.example/ ', 'malformed'],
    ['https://a.example\\@b.example/', 'malformed'],
    ['https://a.example/\u0000', 'malformed'],
    ['https://a.example/\ud800', 'malformed'],
    ['', 'not-https'],
    [`https://a.example/${'a'.repeat(2048)}`, 'malformed'],
  ])('refuses %j (OF2)', (text, why) => {
    expect(whyRefused(() => parseTarget(text, {}))).toBe(why);
  });

  it.each([
    [null],
    [undefined],
    [42],
    [true],
    [['https://a.example/']],
    [{ href: 'https://a.example/' }],
    [{ socketPath: '/run/docker.sock', method: 'POST', path: '/containers', headers: { host: 'a' } }],
    [{ toString: () => 'https://a.example/' }],
    [new URL('https://a.example/')],
  ])('refuses %p, which is no string (IN11)', (value) => {
    expect(whyRefused(() => parseTarget(value, {}))).toBe('malformed');
  });

  it('lets only hosts of the dial map have a port', () => {
    expect(parseTarget('https://northfield.localhost:8443/u', dial)).toMatchObject({
      authority: 'northfield.localhost:8443',
      dial: { address: '127.0.0.1', port: 4101 },
    });
    expect(parseTarget('https://northfield.localhost/u', dial).dial).not.toBeNull();
    expect(whyRefused(() => parseTarget('https://a.northfield.localhost:8443/', dial))).toBe('port');
    expect(parseTarget('https://constructor.prototype/', dial).dial).toBeNull();
  });
});

describe('the parse of a redirect', () => {
  const from = parseTarget('https://a.example/u/alice', {});

  it.each([
    ['/u/bob', 'https://a.example/u/bob'],
    ['bob?x', 'https://a.example/u/bob?x'],
    ['//b.example/x', 'https://b.example/x'],
    ['https://b.example/x', 'https://b.example/x'],
    [Buffer.from('/Môn').toString('latin1'), 'https://a.example/M%C3%B4n'],
  ])('takes %j', (location, href) => {
    expect(parseRedirect(location, from, {}).href).toBe(href);
  });

  it.each([
    ['http://a.example/', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['data:application/activity+json,{}', 'not-https'],
    ['gopher://a.example/', 'not-https'],
    ['https:/b.example', 'not-https'],
    ['https://127.0.0.1/', 'host-name'],
    ['//127.1/', 'host-name'],
    ['//b.example:22/', 'port'],
    ['/\\b.example/', 'malformed'],
    ['/\t/b.example/', 'malformed'],
    ['https://u@b.example/', 'user-info'],
  ])('refuses %j (OF3)', (location, why) => {
    expect(whyRefused(() => parseRedirect(location, from, {}))).toBe(why);
  });
});

it('parses long nonsense without taking longer for each further character (OF10)', () => {
  const began = performance.now();
  for (const part of ['a.', '-', 'https://', '@', ':', '%', 'xn--'])
    whyRefused(() => parseTarget(`https://${part.repeat(5_000_000 / part.length)}`, {}));
  expect(performance.now() - began).toBeLessThan(1_000);
});

/** Pieces of addresses, and what is used to make two readers see two of them. */
const pieces = fc.constantFrom(
  'https://',
  'HTTPS:',
  'http://',
  '//',
  '/',
  '\\',
  '@',
  ':',
  '443',
  '8443',
  '.',
  '。',
  '．',
  '%2e',
  '#',
  '?',
  '..',

  'a',
  'example',
  'localhost',
  '127',
  '0x7f',
  '0177',
  '2130706433',
  '[::1]',
  'xn--mn-8ja',
  'ô',
  '①',
  '\u00ad',
  '\t',
  '\n',
  ' ',
);

it('leaves one host, by name and with a dot, on the usual port, of whatever it takes (OF2)', () => {
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((parts) => `https://${parts.join('')}`),
    fc.array(pieces, { maxLength: 12 }).map((parts) => `https://a.example${parts.join('')}`),
    fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `https://a.example${text}`),
  );
  let taken = 0;
  const property = fc.property(texts, (text) => {
    if (whyRefused(() => parseTarget(text, {})) !== 'accepted') return;
    taken += 1;
    const { href, host, authority } = parseTarget(text, {});
    expect(host).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?!\d+$)[a-z0-9-]+$/);
    expect(text.toLowerCase().startsWith(`https://${host}`)).toBe(true);
    expect(authority).toBe(host);
    const { protocol, hostname, port, username, password, hash } = new URL(href);
    expect([protocol, hostname, port, username, password, hash]).toEqual(['https:', host, '', '', '', '']);
    expect(parseTarget(href, {}).href).toBe(href);
  });
  fc.assert(property, { numRuns: 5_000 });
  expect(taken).toBeGreaterThan(100);
});
