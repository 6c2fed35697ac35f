import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { newObjectKey } from '../object-key.js';
import { objectStoreContract } from '../testing/object-store.contract.js';
import { DiskObjectStore } from './disk-object-store.js';

describe('disk object store', () => {
  let folder: string;
  let store: DiskObjectStore;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guildhall-disk-'));
    store = new DiskObjectStore(join(folder, 'objects'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const incoming = (): string => join(folder, 'objects', '.incoming');

  objectStoreContract(() => ({ store, leftovers: async () => (await readdir(incoming())).length }));

  it('keeps files and folders from other users of the machine', async () => {
    const key = newObjectKey('private');
    await store.put(Buffer.from('x'), { key, mediaType: 'text/plain' });
    const [shard = ''] = await readdir(join(folder, 'objects', 'private'));
    const [file = ''] = await readdir(join(folder, 'objects', 'private', shard));
    const modes = await Promise.all(
      [join('private'), join('private', shard), join('private', shard, file)].map(
        async (path) => (await stat(join(folder, 'objects', path))).mode & 0o777,
      ),
    );
    expect(modes).toEqual([0o700, 0o700, 0o600]);
  });

  it('clears what a crash left half written, and only that', async () => {
    const old = new Date(Date.now() - 11 * 60_000);
    await writeFile(join(incoming(), 'crashed.part'), 'x');
    await utimes(join(incoming(), 'crashed.part'), old, old);
    await writeFile(join(incoming(), 'running.part'), 'x');
    expect(await store.removeLeftovers(10 * 60_000)).toBe(1);
    expect(await readdir(incoming())).toEqual(['running.part']);
    await rm(join(incoming(), 'running.part'));
  });

  it('answers storage.unavailable when its folder cannot be used, and is not healthy', async () => {
    await writeFile(join(folder, 'a-file'), '');
    const broken = new DiskObjectStore(join(folder, 'a-file', 'objects'));
    const put = broken.put(Buffer.from('x'), { key: newObjectKey('contract'), mediaType: 'text/plain' });
    await expect(put).rejects.toMatchObject({ code: 'storage.unavailable' });
    expect(await broken.health()).toMatchObject({ ok: false });
  });
});
