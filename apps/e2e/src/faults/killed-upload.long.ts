import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Upload } from 'tus-js-client';

import type { Database } from '#libs/database';
import { openObjectStore } from '#libs/storage';
import { eventually, given, type BuiltServer } from '#libs/testing';

import { FaultStage } from './fault-stage.js';

const MIB = 1024 * 1024;

describe('a process that is killed in the middle of an upload', () => {
  let stage: FaultStage;
  let database: Database;
  beforeAll(async () => {
    stage = await FaultStage.set();
    database = stage.database;
  });
  afterAll(() => stage.strike());

  const server = async (): Promise<BuiltServer> => {
    const one = await stage.start({ ROLES: 'web' });
    await one.ready();
    return one;
  };

  const storedOffset = async (uploadId: string): Promise<number> => {
    const row = await database.sql
      .selectFrom('upload')
      .select('offset_bytes')
      .where('id', '=', uploadId)
      .executeTakeFirstOrThrow();
    return row.offset_bytes;
  };

  const storedBytes = async (uploadId: string): Promise<Buffer> => {
    const store = await openObjectStore({ kind: 'disk', folder: join(stage.dataDir, 'objects') });
    const parts = await database.sql
      .selectFrom('upload_part')
      .select('object_key')
      .where('upload_id', '=', uploadId)
      .orderBy('start_byte')
      .execute();
    return Buffer.concat(
      await Promise.all(parts.map(async (part) => buffer(await store.get(part.object_key)))),
    );
  };

  it('loses at most 8 MiB, and an outside client goes on from there to the same bytes', async () => {
    const first = await server();
    const make = given(database);
    const cookie = await make.cookie(await make.person());
    const headers = { cookie, 'tus-resumable': '1.0.0' };
    const bytes = randomBytes(30 * MIB);
    const created = await fetch(`${first.url}/api/uploads`, {
      method: 'POST',
      headers: { ...headers, 'upload-length': String(bytes.length) },
    });
    const address = created.headers.get('location') ?? '';
    const uploadId = address.split('/').at(-1) ?? '';

    const cut = new Promise((resolve) => {
      const patch = request(first.url + address, {
        method: 'PATCH',
        headers: {
          ...headers,
          'upload-offset': '0',
          'content-type': 'application/offset+octet-stream',
          'content-length': bytes.length,
        },
      });
      patch.on('error', resolve);
      patch.write(bytes.subarray(0, 20 * MIB));
    });
    await eventually(async () => expect(await storedOffset(uploadId)).toBe(16 * MIB));
    await first.end('SIGKILL');
    await cut;

    const second = await server();
    const begun: number[] = [];
    await new Promise<void>((resolve, reject) => {
      new Upload(bytes, {
        uploadUrl: second.url + address,
        headers: { cookie },
        onProgress: (sent) => void begun.push(sent),
        onSuccess: () => resolve(),
        onError: reject,
      }).start();
    });
    expect(Math.min(...begun)).toBeGreaterThanOrEqual(16 * MIB);
    const digest = (of: Buffer) => createHash('sha256').update(of).digest('hex');
    expect(digest(await storedBytes(uploadId))).toBe(digest(bytes));
  });
});
