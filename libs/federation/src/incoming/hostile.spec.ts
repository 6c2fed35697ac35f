import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { LIMITS } from '#libs/kernel';

import { corpusAsLive } from './corpus-documents.fixture.js';
import { type Collection, type Content, type Reading } from './documents.js';
import { hostOf, type Iri, originOf, readIri, sameHost } from './iri.js';
import { readDocument } from './read-document.js';
import { WRITTEN } from './written.fixture.js';

const limits = LIMITS.federation;
const BOB = 'https://square.example/u/bob';
const noteWith = (more: object): Content => readDocument({ ...WRITTEN.note, ...more }) as Content;
const many = (count: number): string[] => Array.from({ length: count }, (_, i) => `${BOB}${i}`);

describe('an address from outside', () => {
  it.each([
    'https://square.example/c/planning',
    'https://square.example/?author=1',
    'https://square.example/u/bob#main-key',
    'https://square.example',
    'https://square.example/message?x=https%3A%2F%2Fother.example%2F1',
    'https://square.example:8443/c/planning',
    'https://xn--bcher-kva.example/ü',
  ])('is taken as the peer wrote it: %s', (address) => {
    expect(readIri(address)).toBe(address);
  });

  it.each([
    ['https://SQUARE.example/C', 'https://square.example/C'],
    ['HTTPS://square.example/c', 'https://square.example/c'],
    ['https://square.example:443/c', 'https://square.example/c'],
    ['https://bücher.example/c', 'https://xn--bcher-kva.example/c'],
  ])('has one spelling of its host: %s (IN14)', (written, canonical) => {
    expect(readIri(written)).toBe(canonical);
  });

  it.each([
    'http://square.example/c',
    'https:square.example/c',
    'https:///square.example/c',
    'https://square.example./c',
    'https://square/c',
    'https://127.0.0.1/c',
    'https://2130706433/c',
    'https://0x7f.1/c',
    'https://[::1]/c',
    'https://user@square.example/c',
    'https://user:secret@square.example/c',
    'https://square.example\\@evil.example/c',
    'https://square.example/c\n',
    'https://square .example/c',
    'https://square,example.org/c',
    'javascript:alert(1)',
    'acct:alice@square.example',
    'tag:square.example,2025:1',
    '//square.example/c',
    '',
    `https://square.example/${'a'.repeat(3000)}`,
    'https://square.example/\ud800',
  ])('is refused: %j', (address) => {
    expect(readIri(address)).toBeNull();
  });

  it('is a text and nothing else, least of all the options of an HTTP client (IN11)', () => {
    const options = { method: 'DELETE', socketPath: '/run/x', headers: {}, host: 'square.example', href: 7 };
    for (const value of [options, [options], 7, true, null, undefined, { id: options }]) {
      expect(readIri(value)).toBeNull();
      expect(readDocument({ ...WRITTEN.follow, object: value })).toEqual({
        kind: 'refused',
        because: 'object-missing',
      });
      expect(readDocument({ ...WRITTEN.follow, actor: value })).toEqual({
        kind: 'refused',
        because: 'actor-missing',
      });
      expect(noteWith({ inReplyTo: value, context: value, url: value })).toMatchObject({
        inReplyTo: null,
        context: null,
        url: null,
      });
    }
  });

  it('has a host, an origin and neighbours', () => {
    const [one, other] = [readIri('https://square.example:8443/a?b#c'), readIri(BOB)] as [Iri, Iri];
    expect(hostOf(one)).toBe('square.example:8443');
    expect(originOf(one)).toBe('https://square.example:8443');
    expect([sameHost(one, other), sameHost(other, other)]).toEqual([false, true]);
  });
});

describe('the limits of the inbox, by one and by a thousand times (IN9)', () => {
  const nested = (depth: number): unknown => {
    let value: unknown = 'x';
    for (let level = 1; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
    return { ...WRITTEN.note, deep: value };
  };

  it('refuses what is nested too deep, without recursion', () => {
    expect(readDocument(nested(limits.depth)).kind).toBe('content');
    for (const depth of [limits.depth + 1, limits.depth * 1000]) {
      expect(readDocument(nested(depth))).toEqual({ kind: 'refused', because: 'too-deep' });
    }
  });

  it('refuses what has too many values', () => {
    for (const count of [limits.values, limits.values * 20]) {
      const refused = { kind: 'refused', because: 'too-large' };
      expect(readDocument({ ...WRITTEN.note, x: Array(count).fill(0) })).toEqual(refused);
    }
  });

  it('refuses too many recipients, of an activity and of what it carries, since a shorter list would lie', () => {
    const refused = { kind: 'refused', because: 'too-many-recipients' };
    expect(noteWith({ to: many(limits.recipients - 1), cc: BOB }).kind).toBe('content');
    for (const count of [limits.recipients, 40_000]) {
      const to = many(count);
      expect(noteWith({ to, cc: BOB })).toEqual(refused);
      expect(readDocument({ ...WRITTEN.create, to, cc: BOB })).toEqual(refused);
      expect(readDocument({ ...WRITTEN.create, object: { ...WRITTEN.note, to, cc: BOB } })).toMatchObject({
        objects: [{ embedded: refused }],
      });
    }
  });

  it.each([1, 100])('cuts lists that are too long by %d', (over) => {
    const entries = <T>(most: number, entry: T): T[] => Array.from({ length: most + over }, () => entry);
    const note = noteWith({
      tag: entries(limits.tags, { type: 'Mention', href: BOB }),
      attachment: entries(limits.attachments, { type: 'Image', url: 'https://cdn.example/1.png' }),
      replies: entries(limits.listed, `${BOB}/1`),
    });
    expect(note.mentions).toHaveLength(limits.tags);
    expect(note.attachments).toHaveLength(limits.attachments);
    expect(note.replies.inline).toHaveLength(limits.listed);
    const poll = { ...WRITTEN.question, anyOf: entries(limits.pollOptions, { type: 'Note', name: 'x' }) };
    expect((readDocument(poll) as Content).poll?.options).toHaveLength(limits.pollOptions);
    const fields = entries(limits.profileFields, { type: 'PropertyValue', name: 'a', value: 'b' });
    const person = readDocument({ ...WRITTEN.person, attachment: fields });
    expect(person.kind === 'actor' && person.fields.length).toBe(limits.profileFields);
    const outbox = { ...WRITTEN.outbox, orderedItems: entries(limits.collectionItems, BOB) };
    const { items, cut } = readDocument(outbox) as Collection;
    expect([items.length, cut]).toEqual([limits.collectionItems, true]);
    const votes = readDocument({ ...WRITTEN.relay, object: entries(limits.listed, WRITTEN.like) });
    expect(votes).toMatchObject({ objects: { length: limits.listed } });
  });

  it.each([1, 1000])('cuts texts that are %d times too long', (times) => {
    const text = (most: number): string => 'x'.repeat(most * times + 1);
    const note = noteWith({
      name: text(limits.name),
      summary: text(limits.summary),
      attachment: { type: 'Image', url: 'https://cdn.example/1.png', name: text(limits.altText) },
    });
    expect(note.name?.length).toBe(limits.name);
    expect(note.summary?.length).toBe(limits.summary);
    expect(note.attachments[0]?.alt?.length).toBe(limits.altText);
    const flag = readDocument({ ...WRITTEN.flag, content: text(limits.reportText) });
    expect('text' in flag && flag.text?.length).toBe(limits.reportText);
  });

  it('refuses keys that reach the prototype of objects, wherever they stand (API3)', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const deep = `{"type":"Note","id":"${BOB}/1","tag":[{"icon":{"${key}":{"polluted":true}}}]}`;
      const refused = { kind: 'refused', because: 'polluting-key' };
      expect(readDocument(JSON.parse(deep))).toEqual(refused);
      expect(readDocument(JSON.parse(`{"${key}":1,"type":"Note"}`))).toEqual(refused);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(readDocument({ type: 'hasOwnProperty', id: BOB })).toMatchObject({ kind: 'ignored' });
  });

  it('reads a document of many announces in announces once, and only so deep', () => {
    let inner: object = WRITTEN.note;
    for (let level = 0; level < 20; level += 1) inner = { ...WRITTEN.relay, object: inner };
    expect(
      JSON.stringify(readDocument(inner), (key, value: unknown) => (key === 'raw' ? null : value)).length,
    ).toBeLessThan(10_000);
  });
});

const KINDS = [
  'actor',
  'content',
  'tombstone',
  'collection',
  'authorization',
  'activity',
  'ignored',
  'refused',
];

/** Every address that was read, wherever it stands in the answer (raw parts are not read). */
const addressesOf = (reading: Reading): readonly string[] => {
  const found: string[] = [];
  JSON.stringify(reading, (key, value: unknown) => {
    if (key === 'raw' || key === 'keys' || key === 'body' || key === 'conversation') return undefined;
    if (
      ['id', 'actor', 'object', 'target', 'inbox', 'author', 'iri', 'url'].includes(key) &&
      typeof value === 'string'
    ) {
      found.push(value);
    }
    return value;
  });
  return found;
};

const strange = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    [],
    {},
    [[]],
    true,
    -1,
    1e308,
    'as:Public',
    'https://evil.example/1',
    'http://a.example',
    {
      id: { id: 'https://evil.example/1' },
    },
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.constant(
    Array.from({ length: 2000 }, (_, i) => ({ type: 'Mention', href: `https://evil.example/${i}` })),
  ),
);

/** One value somewhere in a document is written in another shape, or replaced. */
const mutated = (value: unknown, path: readonly number[], by: unknown, how: number): unknown => {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) {
    return [by, [value], [value, by], { id: value }, null, { '@id': value }][how % 6];
  }
  const keys = Object.keys(value);
  const key = keys[step % Math.max(keys.length, 1)];
  if (key === undefined) return by;
  const changed = mutated((value as Record<string, unknown>)[key], rest, by, how);
  if (Array.isArray(value)) return value.map((entry: unknown, i) => (String(i) === key ? changed : entry));
  return { ...value, [key]: changed };
};

describe('any document that another server could send', () => {
  const seeds: readonly unknown[] = [...Object.values(WRITTEN), ...corpusAsLive().map(({ json }) => json)];

  const isSafe = (reading: Reading): void => {
    expect(KINDS).toContain(reading.kind);
    expect(addressesOf(reading).filter((address) => readIri(address) !== address)).toEqual([]);
  };

  it('is read without an exception, whatever shape its parts have, and only checked addresses come out', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }),
        strange,
        fc.nat(),
        (seed, path, by, how) => isSafe(readDocument(mutated(seed, path, by, how))),
      ),
      { numRuns: 4_000 },
    );
  });

  it('is read without an exception when it is no ActivityPub at all', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 6, withNullPrototype: true }), (value) =>
        isSafe(readDocument(value)),
      ),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('Note', 'Person', 'Announce', 'Video', 'Block'),
        (value, type) =>
          isSafe(
            readDocument({
              type,
              id: BOB,
              actor: BOB,
              object: value,
              inbox: value,
              url: value,
              tag: value,
              to: value,
            }),
          ),
      ),
      { numRuns: 2_000 },
    );
  });

  it('takes time in proportion to its size: a megabyte of the worst of each is read at once', () => {
    const mega = 'x'.repeat(1_000_000);
    const worst: readonly object[] = [
      { content: '\u0301'.repeat(500_000) },
      { name: mega, summary: mega, published: mega, duration: mega },
      { tag: Array.from({ length: 10_000 }, () => ({ type: 'Hashtag', name: `#${'#'.repeat(90)}` })) },
      { to: Array.from({ length: 480 }, (_, i) => `https://evil.example/${'a'.repeat(2000)}${i}`) },
      { replies: Array.from({ length: 4_000 }, () => ({ ...WRITTEN.vote })) },
      { language: Array.from({ length: 20_000 }, () => 'a-'.repeat(20)), conversation: mega },
      { content: ' '.repeat(1_000_000), mediaType: `a/${mega}` },
    ];
    const started = performance.now();
    for (const more of worst) isSafe(readDocument({ ...WRITTEN.note, ...more }));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
