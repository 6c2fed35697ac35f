import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';

import { OBJECT_STORE, type ObjectStore } from '#libs/storage';
import type { TestServer } from '#libs/testing';

/** A digest of all bytes that are stored of an upload, in their order. */
export const storedDigest = async (test: TestServer, uploadId: string): Promise<string> => {
  const store = test.server.app.get<ObjectStore>(OBJECT_STORE, { strict: false });
  const parts = await test.database.sql
    .selectFrom('upload_part')
    .select('object_key')
    .where('upload_id', '=', uploadId)
    .orderBy('start_byte')
    .execute();
  const hash = createHash('sha256');
  for (const { object_key: key } of parts) hash.update(await buffer(await store.get(key)));
  return hash.digest('hex');
};

/** How many objects uploads have in the store, whether or not anything counts them. */
export const storedObjects = async (test: TestServer): Promise<number> => {
  const store = test.server.app.get<ObjectStore>(OBJECT_STORE, { strict: false });
  let count = 0;
  for await (const _object of store.list('uploads/')) count += 1;
  return count;
};

export const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
