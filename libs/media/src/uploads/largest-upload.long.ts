import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Upload } from 'tus-js-client';

import { LIMITS } from '#libs/kernel';
import { OBJECT_STORE, type ObjectStore } from '#libs/storage';
import { startTestServer, type TestServer } from '#libs/testing';

const MIB = 1024 * 1024;
const SIZE = LIMITS.media.bytes;
/** Where the file is not empty: its two ends, and across the border of two parts beyond what 32 bits can count. */
const MARKS = [0, 2 ** 31 + 8 * MIB - 3, SIZE - 5];
const WORD = Buffer.from('bench');

describe('the largest upload', () => {
  let test: TestServer;
  let folder: string;
  beforeAll(async () => {
    test = await startTestServer({ ROLES: 'web' });
    folder = await mkdtemp(join(tmpdir(), 'guildhall-large-'));
  });
  afterAll(async () => {
    await test.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const send = async (file: string, cookie: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const upload = new Upload(createReadStream(file), {
        endpoint: `${test.url}/api/uploads`,
        headers: { cookie },
        uploadSize: SIZE,
        chunkSize: 64 * MIB,
        metadata: { filename: 'large.mp4' },
        onError: reject,
        onSuccess: () => resolve(upload.url?.split('/').at(-1) ?? ''),
      });
      upload.start();
    });

  /** The stored bytes from a place on, across the border of parts. */
  const storedAt = async (uploadId: string, place: number, length: number): Promise<string> => {
    const store = test.server.app.get<ObjectStore>(OBJECT_STORE, { strict: false });
    const parts = await test.database.sql
      .selectFrom('upload_part')
      .selectAll()
      .where('upload_id', '=', uploadId)
      .where('start_byte', '>', place - 16 * MIB)
      .where('start_byte', '<', place + length)
      .orderBy('start_byte')
      .execute();
    const bytes = Buffer.concat(
      await Promise.all(parts.map(async ({ object_key: key }) => buffer(await store.get(key)))),
    );
    const from = place - (parts[0]?.start_byte ?? 0);
    return bytes.subarray(from, from + length).toString();
  };

  it('of 4 GB arrives whole, each byte where it belongs', async () => {
    const file = join(folder, 'large.mp4');
    const handle = await open(file, 'w');
    await handle.truncate(SIZE);
    for (const place of MARKS) await handle.write(WORD, 0, WORD.length, place);
    await handle.close();
    const uploadId = await send(file, await test.given.cookie(await test.given.person()));
    const { offset_bytes, finished_at } = await test.database.sql
      .selectFrom('upload')
      .selectAll()
      .where('id', '=', uploadId)
      .executeTakeFirstOrThrow();
    expect(offset_bytes).toBe(SIZE);
    expect(finished_at).not.toBeNull();
    for (const place of MARKS) expect(await storedAt(uploadId, place, WORD.length)).toBe(WORD.toString());
  });
});
