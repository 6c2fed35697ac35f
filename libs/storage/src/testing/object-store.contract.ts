import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { expect, it } from '@jest/globals';

import { newId } from '#libs/kernel';

import { newObjectKey, variantKey } from '../object-key.js';
import type { ListedObject, ObjectStore } from '../object-store.js';

const MIB = 1024 * 1024;
const PLAIN = { mediaType: 'text/plain' };

/** What a test of the contract gets: a store of its own, and the number of half-written things in it. */
export interface StoreUnderTest {
  readonly store: ObjectStore;
  readonly leftovers: () => Promise<number>;
}

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const allOf = async (listing: AsyncIterable<ListedObject>): Promise<string[]> => {
  const keys: string[] = [];
  for await (const { key } of listing) keys.push(key);
  return keys;
};

/** A body that gives `bytes` and then calls `atTheEnd`, which may fail it or leave it waiting for more. */
const endlessBody = (bytes: number, atTheEnd: (body: Readable) => void): Readable => {
  let sent = 0;
  return new Readable({
    read() {
      sent += 64 * 1024;
      if (sent <= bytes) this.push(Buffer.alloc(64 * 1024));
      else setImmediate(atTheEnd, this);
    },
  });
};

const rangeTests = (the: () => StoreUnderTest): void => {
  it('reads one range, both ends included', async () => {
    const key = newObjectKey('contract');
    await the().store.put(Buffer.from('0123456789'), { key, ...PLAIN });
    const read = async (start: number, end: number): Promise<string> =>
      (await buffer(await the().store.get(key, { range: { start, end } }))).toString();
    expect(await read(0, 0)).toBe('0');
    expect(await read(3, 6)).toBe('3456');
    expect(await read(9, 9)).toBe('9');
  });

  it.each([
    [10, 10],
    [0, 10],
    [5, 4],
    [-1, 2],
    [0.5, 2],
    [Number.NaN, 2],
  ])('refuses the range %s to %s of ten bytes', async (start, end) => {
    const key = newObjectKey('contract');
    await the().store.put(Buffer.from('0123456789'), { key, ...PLAIN });
    await expect(the().store.get(key, { range: { start, end } })).rejects.toMatchObject({
      code: 'storage.range-invalid',
    });
  });
};

const failureTests = (the: () => StoreUnderTest): void => {
  it.each([
    ['a small body fails', 128 * 1024],
    ['a body of several parts fails', 20 * MIB],
  ])('leaves nothing behind when %s', async (_title, bytes) => {
    const key = newObjectKey('contract');
    const body = endlessBody(bytes, (stream) => stream.destroy(new Error('the sender went away')));
    await expect(the().store.put(body, { key, ...PLAIN })).rejects.toThrow('went away');
    await expect(the().store.stat(key)).rejects.toMatchObject({ code: 'storage.object-missing' });
    expect(await the().leftovers()).toBe(0);
  });

  it('leaves nothing behind when a put is aborted while its body waits', async () => {
    const key = newObjectKey('contract');
    const abort = new AbortController();
    const body = endlessBody(20 * MIB, () => {
      abort.abort();
    });
    const put = the().store.put(body, { key, ...PLAIN, signal: abort.signal });
    await expect(put).rejects.toMatchObject({ name: 'AbortError' });
    await expect(the().store.stat(key)).rejects.toMatchObject({ code: 'storage.object-missing' });
    expect(await the().leftovers()).toBe(0);
  });

  it.each([
    ['longer', 11],
    ['shorter', 9],
  ])('stores nothing when the body is %s than announced', async (_title, bytes) => {
    const key = newObjectKey('contract');
    await expect(
      the().store.put(Readable.from([Buffer.alloc(bytes)]), { key, ...PLAIN, size: 10 }),
    ).rejects.toMatchObject({ code: 'storage.size-mismatch' });
    await expect(the().store.stat(key)).rejects.toMatchObject({ code: 'storage.object-missing' });
  });
};

const keyTests = (the: () => StoreUnderTest): void => {
  it.each([
    '',
    'attachments',
    '../etc/passwd',
    'a/../../etc/passwd',
    '/etc/passwd',
    'attachments/..%2f',
    `attachments/${'a'.repeat(36)}`,
    'attachments/00000000-0000-7000-8000-000000000000/../x',
    'attachments/00000000-0000-7000-8000-000000000000..hidden',
    'attachments/00000000-0000-7000-8000-000000000000/deeper',
    'attachments/00000000-0000-7000-8000-000000000000\0.png',
    'attachments\\00000000-0000-7000-8000-000000000000',
    'Attachments/00000000-0000-7000-8000-000000000000',
  ])('takes no key that we did not make: %j', async (key) => {
    const { store } = the();
    await expect(store.put(Buffer.from('x'), { key, ...PLAIN })).rejects.toThrow(TypeError);
    await expect(store.get(key)).rejects.toThrow(TypeError);
    await expect(store.stat(key)).rejects.toThrow(TypeError);
    await expect(store.delete(key)).rejects.toThrow(TypeError);
  });
};

const listTests = (the: () => StoreUnderTest): void => {
  it('lists by prefix in byte order of the keys, from any key on', async () => {
    const { store } = the();
    const area = `list-${newId().slice(-8)}`;
    const near = [newObjectKey(area), newObjectKey(area)];
    const far = `${area}/01000000-0000-7000-8000-000000000000`;
    const [first = ''] = near;
    const keys = [...near, far, variantKey(first, 'thumb.webp'), variantKey(first, '96.webp')];
    const neighbour = newObjectKey(`${area}-x`);
    for (const key of [neighbour, ...keys]) await store.put(Buffer.from(key), { key, ...PLAIN });

    const sorted = keys.toSorted((a, b) => (a < b ? -1 : 1));
    expect(await allOf(store.list(`${area}/`))).toEqual(sorted);
    expect(await allOf(store.list(area))).toEqual([neighbour, ...sorted]);
    for (const [index, after] of sorted.entries()) {
      expect(await allOf(store.list(`${area}/`, { after }))).toEqual(sorted.slice(index + 1));
    }
    expect(await allOf(store.list(`${first}.`))).toEqual([`${first}.96.webp`, `${first}.thumb.webp`]);
    expect(await allOf(store.list(`${area}-none/`))).toEqual([]);
  });

  it('refuses a prefix that no key can have', async () => {
    for (const prefix of ['../', '/etc', 'a/../b', 'A']) {
      await expect(allOf(the().store.list(prefix))).rejects.toThrow(TypeError);
    }
  });
};

const storingTests = (the: () => StoreUnderTest): void => {
  it.each([
    ['nothing', 0],
    ['one byte', 1],
    ['70,000 bytes', 70_000],
    ['exactly one part', 8 * MIB],
    ['several parts and a rest', 17 * MIB + 3],
  ])('gives back what was put: %s', async (_title, bytes) => {
    const { store, leftovers } = the();
    const body = randomBytes(bytes);
    const key = newObjectKey('contract');
    const stored = await store.put(Readable.from([body]), { key, mediaType: 'application/pdf', size: bytes });
    expect(stored).toMatchObject({ size: bytes, sha256: digest(body) });
    expect((await buffer(await store.get(key))).equals(body)).toBe(true);
    expect(await store.stat(key)).toMatchObject({ size: bytes, etag: stored.etag });
    expect(await leftovers()).toBe(0);
  });

  it('takes a buffer as well as a stream', async () => {
    const key = newObjectKey('contract');
    expect(await the().store.put(Buffer.from('text'), { key, ...PLAIN })).toMatchObject({ size: 4 });
    expect((await buffer(await the().store.get(key))).toString()).toBe('text');
  });

  it('replaces an object as a whole, so that a repeated put is harmless', async () => {
    const key = newObjectKey('contract');
    await the().store.put(Buffer.from('before'), { key, ...PLAIN });
    await the().store.put(Buffer.from('after!!'), { key, ...PLAIN });
    expect((await buffer(await the().store.get(key))).toString()).toBe('after!!');
  });
};

const removalTests = (the: () => StoreUnderTest): void => {
  it('keeps an object apart from those derived from it', async () => {
    const { store } = the();
    const key = newObjectKey('contract');
    const thumb = variantKey(key, 'thumb.webp');
    await store.put(Buffer.from('thumb'), { key: thumb, ...PLAIN });
    await store.put(Buffer.from('base'), { key, ...PLAIN });
    await store.delete(key);
    await expect(store.stat(key)).rejects.toMatchObject({ code: 'storage.object-missing' });
    expect((await buffer(await store.get(thumb))).toString()).toBe('thumb');
  });

  it('says that an object is missing', async () => {
    const key = newObjectKey('contract');
    await expect(the().store.get(key)).rejects.toMatchObject({ code: 'storage.object-missing' });
    await expect(the().store.stat(key)).rejects.toMatchObject({ code: 'storage.object-missing' });
  });

  it('deletes twice without complaint', async () => {
    const key = newObjectKey('contract');
    await the().store.put(Buffer.from('x'), { key, ...PLAIN });
    await the().store.delete(key);
    await the().store.delete(key);
    await expect(the().store.get(key)).rejects.toMatchObject({ code: 'storage.object-missing' });
  });

  it('is healthy', async () => {
    expect(await the().store.health()).toEqual({ ok: true });
  });
};

/** The contract of `ObjectStore`: the same tests for every adapter. */
export const objectStoreContract = (the: () => StoreUnderTest): void => {
  storingTests(the);
  removalTests(the);
  rangeTests(the);
  failureTests(the);
  keyTests(the);
  listTests(the);
};
