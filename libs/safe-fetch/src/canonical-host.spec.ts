import { describe, expect, it } from '@jest/globals';

import { canonicalHost, isWithin } from './canonical-host.js';

describe('the canonical spelling of a host', () => {
  it.each([
    ['northfield.example', 'northfield.example'],
    ['NorthField.EXAMPLE', 'northfield.example'],
    ['northfield.example.', 'northfield.example'],
    ['northfield.example:8443', 'northfield.example'],
    ['northfield.example.:443', 'northfield.example'],
    ['Môn.example', 'xn--mn-8ja.example'],
    ['xn--mn-8ja.example', 'xn--mn-8ja.example'],
    ['XN--MN-8JA.example', 'xn--mn-8ja.example'],
    ['northfield。example', 'northfield.example'],
    ['ｎorthfield．example', 'northfield.example'],
    ['north\u00adfield.example', 'northfield.example'],
    ['0x7f.1', '127.0.0.1'],
    ['[::FFFF:127.0.0.1]:80', '[::ffff:7f00:1]'],
    ['localhost', 'localhost'],
  ])('of %j is %j (IN14)', (text, host) => {
    expect(canonicalHost(text)).toBe(host);
  });

  it.each([
    '',
    '.',
    'a..',
    'a b.example',
    'a.example/path',
    'a.example?x',
    'a.example#x',
    'user@a.example',
    'a\\b.example',
    'a%2eexample',
    'a.example\n',
    '\ta.example',
    'a.example:99999',
    'a'.repeat(400),
  ])('is none for %j', (text) => {
    expect(canonicalHost(text)).toBeNull();
  });
});

describe('a host within a domain', () => {
  it.each([
    ['evil.example', 'evil.example'],
    ['a.b.evil.example', 'evil.example'],
    ['EVIL.example', 'evil.example'],
    ['evil.example', 'EVIL.Example.'],
    ['evil.example.', 'evil.example'],
    ['evil.example:8443', 'evil.example'],
    ['sub.môn.example', 'xn--mn-8ja.example'],
    ['xn--mn-8ja.example', 'Môn.example'],
  ])('%j is within %j (IN14)', (host, domain) => {
    expect(isWithin(host, domain)).toBe(true);
  });

  it.each([
    ['notevil.example', 'evil.example'],
    ['evil.example.org', 'evil.example'],
    ['example', 'evil.example'],
    ['', 'evil.example'],
    ['evil.example', ''],
    ['evil.example', '.'],
  ])('%j is not within %j', (host, domain) => {
    expect(isWithin(host, domain)).toBe(false);
  });
});
