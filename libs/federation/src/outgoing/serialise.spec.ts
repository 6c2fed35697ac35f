import { describe, expect, it } from '@jest/globals';

import { Addresses } from './addresses.js';
import { golden } from './golden.fixture.js';
import { RawJson } from './outgoing-document.js';
import {
  activities,
  actors,
  chapters,
  collections,
  contributions,
  gone,
  received,
} from './samples.fixture.js';
import { serialise } from './serialise.js';

const samples = {
  ...actors('public'),
  ...contributions('public'),
  ...activities('public'),
  ...collections('public'),
  gone,
  chapters,
};

describe('bytes on the wire', () => {
  it.each(Object.entries(golden))('of %s are these and no others', (name, expected) => {
    const document = samples[name as keyof typeof samples];
    expect(document === undefined ? null : serialise(document).toString('utf8')).toBe(expected);
  });

  it('do not depend on the order in which a document was made', () => {
    const one = { type: 'Note', b: { y: 1, x: [{ d: 1, c: 2 }] }, id: 'i', '@context': 'c', a: true };
    const other = { a: true, '@context': 'c', b: { x: [{ c: 2, d: 1 }], y: 1 }, id: 'i', type: 'Note' };
    expect(serialise(one)).toEqual(serialise(other));
    expect(serialise(one).toString('utf8')).toBe(
      '{"@context":"c","id":"i","type":"Note","a":true,"b":{"x":[{"c":2,"d":1}],"y":1}}',
    );
  });

  it('hold what a peer sent exactly as it came, white space, escapes and proof included', () => {
    const bytes = serialise(samples['announceReceived' as keyof typeof samples]);
    expect(bytes.includes(Buffer.from(received.text))).toBe(true);
    expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({ object: JSON.parse(received.text) as object });
  });

  it('leave out what is undefined, and are refused for numbers that JSON does not have', () => {
    expect(serialise({ a: undefined, b: 1 }).toString('utf8')).toBe('{"b":1}');
    expect(() => serialise({ a: Number.NaN })).toThrow(RangeError);
  });

  it('keep text of every kind', () => {
    const text = 'Llŷn "\\\u2028\u0000 🎉 \uD800';
    expect(JSON.parse(serialise({ text }).toString('utf8'))).toEqual({ text });
  });
});

describe('JSON that is embedded as it came', () => {
  it.each([
    ['something after its end', '{"a":1}, "b":{}'],
    ['an end too many', '{"a":1}}'],
    ['a list', '[1]'],
    ['a string', '"a"'],
    ['null', 'null'],
    ['nothing', ''],
    ['a byte order mark', '\uFEFF{}'],
  ])('is refused with %s', (_what, text) => {
    expect(() => RawJson.of(Buffer.from(text))).toThrow();
  });

  it('is refused when it is not UTF-8', () => {
    expect(() => RawJson.of(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).toThrow();
  });
});

describe('addresses', () => {
  it.each([
    'localhost',
    '10.0.0.1',
    'a.example:8443',
    'A.example',
    'a.example/',
    'user@a.example',
    'a..example',
    '',
  ])('are not made on %s', (host) => {
    expect(() => new Addresses(host)).toThrow(RangeError);
  });

  it('take names and ids only as we give them', () => {
    const at = new Addresses('northfield.localhost');
    for (const name of ['Alice', 'a/b', '../x', 'a'.repeat(31), '', 'ünï'])
      expect(() => at.person(name)).toThrow(RangeError);
    for (const id of ['1', '../p', '0193A5B2-7C40-7DEF-8ABC-000000000001'])
      expect(() => at.post(id)).toThrow(RangeError);
    expect(at.person('alice').mainKey).toBe('https://northfield.localhost/u/alice#main-key');
  });
});
