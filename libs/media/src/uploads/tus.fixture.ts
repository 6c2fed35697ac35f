import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';

import { OBJECT_STORE, type ObjectStore } from '#libs/storage';
import type { TestServer } from '#libs/testing';

const BYTES = 'application/offset+octet-stream';

/** One person speaking tus by hand, so that a test can also break its rules. */
export interface TusSpeaker {
  create(size: number, headers?: Record<string, string>, body?: Buffer): Promise<Response>;
  /** Creates an upload and gives its address. */
  begin(size: number): Promise<string>;
  patch(
    address: string,
    offset: number,
    body: Buffer | ReadableStream,
    headers?: Record<string, string>,
  ): Promise<Response>;
  head(address: string): Promise<Response>;
  /** How many bytes the server says that it has. */
  offset(address: string): Promise<number>;
  remove(address: string): Promise<Response>;
}

export const speakTus = (url: string, cookie: string): TusSpeaker => {
  const send = (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: Buffer | ReadableStream,
  ): Promise<Response> =>
    fetch(url + path, {
      method,
      headers: { cookie, 'tus-resumable': '1.0.0', ...headers },
      ...(body !== undefined && {
        body: body instanceof ReadableStream ? body : new Uint8Array(body),
        duplex: 'half',
      }),
    });
  const speaker: TusSpeaker = {
    create: (size, headers = {}, body) =>
      send(
        'POST',
        '/api/uploads',
        { 'upload-length': String(size), ...(body && { 'content-type': BYTES }), ...headers },
        body,
      ),
    begin: async (size) => (await speaker.create(size)).headers.get('location') ?? '',
    patch: (address, offset, body, headers = {}) =>
      send('PATCH', address, { 'upload-offset': String(offset), 'content-type': BYTES, ...headers }, body),
    head: (address) => send('HEAD', address),
    offset: async (address) => Number((await speaker.head(address)).headers.get('upload-offset')),
    remove: (address) => send('DELETE', address),
  };
  return speaker;
};

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
