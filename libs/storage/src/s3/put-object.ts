import type { Client } from 'minio';

import { persist, s3CodeOf, s3Failure } from './s3-failure.js';
import type { S3Patience } from './s3-settings.js';

/** Where and as what the parts are to be stored. */
export interface Target {
  readonly client: Client;
  readonly patience: S3Patience;
  readonly bucket: string;
  readonly key: string;
  readonly mediaType: string;
}

interface SentPart {
  readonly part: number;
  readonly etag: string;
}

const headersOf = (target: Target): Record<string, string> => ({ 'Content-Type': target.mediaType });

const sendPart = async (target: Target, uploadId: string, part: number, body: Buffer): Promise<SentPart> =>
  persist(target.patience, async () => {
    const query = `partNumber=${part}&uploadId=${encodeURIComponent(uploadId)}`;
    const { client, bucket: bucketName, key: objectName } = target;
    const headers = { 'Content-Length': String(body.length) };
    const answer = await client.makeRequestAsyncOmit(
      { method: 'PUT', bucketName, objectName, query, headers },
      body,
    );
    return { part, etag: (answer.headers.etag ?? '').replaceAll('"', '') };
  });

const complete = async (target: Target, uploadId: string, parts: SentPart[]): Promise<string> => {
  const { client, bucket, key } = target;
  let repeated = false;
  return persist(target.patience, async () => {
    try {
      const done = await client.completeMultipartUpload(bucket, key, uploadId, parts);
      return done.etag.replaceAll('"', '');
    } catch (error) {
      // The first answer was lost on its way: the upload is gone because the object is there.
      if (repeated && s3CodeOf(error) === 'NoSuchUpload') return (await client.statObject(bucket, key)).etag;
      repeated = true;
      throw error;
    }
  });
};

const putInParts = async (target: Target, first: Buffer, rest: AsyncGenerator<Buffer>): Promise<string> => {
  const { client, bucket, key } = target;
  const uploadId = await persist(target.patience, () =>
    client.initiateNewMultipartUpload(bucket, key, headersOf(target)),
  );
  try {
    const sent = [await sendPart(target, uploadId, 1, first)];
    for await (const part of rest) sent.push(await sendPart(target, uploadId, sent.length + 1, part));
    return await complete(target, uploadId, sent);
  } catch (error) {
    // Best effort: when the store is gone now, `removeLeftovers` clears the parts later.
    await client.abortMultipartUpload(bucket, key, uploadId).catch(() => undefined);
    throw error;
  }
};

/** Sends a body that fits one part in one request, a larger one in parts; answers the ETag. */
export const putObject = async (target: Target, parts: AsyncGenerator<Buffer>): Promise<string> => {
  const first = await parts.next();
  const second = await parts.next();
  const body = first.done === true ? Buffer.alloc(0) : first.value;
  if (second.done !== true) return putInParts(target, body, startingWith(second.value, parts));
  const stored = await persist(target.patience, () =>
    target.client.putObject(target.bucket, target.key, body, body.length, headersOf(target)),
  ).catch((error: unknown) => {
    throw s3Failure(error);
  });
  return stored.etag;
};

async function* startingWith(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}
