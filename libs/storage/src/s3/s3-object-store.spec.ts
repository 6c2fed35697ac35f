import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'minio';

import { findMinio, startMinio, type MinioServer } from '#libs/testing';

import { newObjectKey } from '../object-key.js';
import { objectStoreContract } from '../testing/object-store.contract.js';
import { S3ObjectStore } from './s3-object-store.js';
import type { S3Settings } from './s3-settings.js';

const QUICK = { idleMs: 300, readingMs: 300, attempts: 2, pauseMs: 10 };
const PLAIN = { mediaType: 'text/plain' };

const binary = findMinio();
if (binary === null) {
  // eslint-disable-next-line no-console -- a proof that is missing must be seen in the test's output
  console.warn(
    'LEFT OUT: the S3 contract. Set MINIO_BINARY or run .ci/run, which builds MinIO where Go is present.',
  );
}

const clientOf = (settings: S3Settings): Client => {
  const { hostname, port } = new URL(settings.endpoint);
  return new Client({ endPoint: hostname, port: Number(port), useSSL: false, ...settings });
};

(binary === null ? describe.skip : describe)('S3 object store on a real MinIO server', () => {
  let minio: MinioServer;
  let store: S3ObjectStore;

  beforeAll(async () => {
    minio = await startMinio(binary ?? '');
    store = new S3ObjectStore(minio.settings);
  });
  afterAll(() => minio.stop());

  const halfSent = async (): Promise<number> => {
    const uploads = clientOf(minio.settings).listIncompleteUploads(minio.settings.bucket, 'contract', true);
    let count = 0;
    for await (const _upload of uploads) count += 1;
    return count;
  };

  objectStoreContract(() => ({ store, leftovers: halfSent }));

  it('creates its bucket so that nobody without keys can read or list it', async () => {
    const key = newObjectKey('contract');
    await store.put(Buffer.from('secret'), { key, ...PLAIN });
    for (const path of [`/guildhall/${key}`, '/guildhall/?list-type=2']) {
      expect((await fetch(new URL(path, minio.settings.endpoint))).status).toBe(403);
    }
  });

  it('refuses to work on a bucket that somebody made public', async () => {
    const settings = { ...minio.settings, bucket: 'wide-open' };
    const client = clientOf(settings);
    await client.makeBucket(settings.bucket);
    const grant = { Effect: 'Allow', Principal: { AWS: ['*'] }, Action: ['s3:ListBucket'] };
    const policy = { Version: '2012-10-17', Statement: [{ ...grant, Resource: ['arn:aws:s3:::wide-open'] }] };
    await client.setBucketPolicy(settings.bucket, JSON.stringify(policy));
    const open = new S3ObjectStore(settings);
    expect(await open.health()).toEqual({ ok: false, because: 'storage.bucket-public' });
    await expect(open.stat(newObjectKey('contract'))).rejects.toMatchObject({
      code: 'storage.bucket-public',
    });
  });

  it('signs an address that serves one object as told, for a short time', async () => {
    const key = newObjectKey('contract');
    await store.put(Buffer.from('signed'), { key, mediaType: 'application/octet-stream' });
    const address = await store.presignGet(key, {
      expiresSeconds: 60,
      mediaType: 'text/plain',
      disposition: 'attachment',
    });
    const answer = await fetch(address);
    expect(await answer.text()).toBe('signed');
    expect(answer.headers.get('content-type')).toBe('text/plain');
    expect(answer.headers.get('content-disposition')).toBe('attachment');
  });

  it('says that it is unavailable when its keys are wrong, without asking three times', async () => {
    const wrong = new S3ObjectStore({ ...minio.settings, secretKey: 'not-the-secret' });
    await expect(wrong.stat(newObjectKey('contract'))).rejects.toMatchObject({ code: 'storage.unavailable' });
  });
});

describe('S3 object store without a working server', () => {
  let silent: Server;
  let requests = 0;
  let answerWith: number | null = null;

  beforeAll(async () => {
    silent = createServer((_request, response) => {
      requests += 1;
      if (answerWith !== null) response.writeHead(answerWith).end('<html>a proxy speaks</html>');
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    silent.closeAllConnections();
    silent.close();
  });

  const storeAt = (endpoint: string): S3ObjectStore =>
    new S3ObjectStore(
      {
        kind: 's3',
        endpoint,
        bucket: 'guildhall',
        accessKey: 'key',
        secretKey: 'secret',
        region: 'us-east-1',
      },
      QUICK,
    );
  const silentStore = (): S3ObjectStore =>
    storeAt(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`);

  it('FI9 answers storage.unavailable when nothing listens', async () => {
    const store = storeAt('http://127.0.0.1:9');
    const put = store.put(Buffer.from('x'), { key: newObjectKey('contract'), ...PLAIN });
    await expect(put).rejects.toMatchObject({ code: 'storage.unavailable' });
    expect(await store.health()).toEqual({ ok: false, because: 'storage.unavailable' });
  });

  it('FI9 gives up on a server that accepts and then says nothing', async () => {
    const started = performance.now();
    await expect(silentStore().stat(newObjectKey('contract'))).rejects.toMatchObject({
      code: 'storage.unavailable',
    });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it.each([500, 503, 429])('FI9 asks again after a passing %s, then says so', async (status) => {
    answerWith = status;
    requests = 0;
    await expect(silentStore().stat(newObjectKey('contract'))).rejects.toMatchObject({
      code: 'storage.unavailable',
    });
    expect(requests).toBe(QUICK.attempts);
    answerWith = null;
  });
});
