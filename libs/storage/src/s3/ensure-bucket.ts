import type { Client } from 'minio';

import { failure } from '../failures.js';
import { s3CodeOf } from './s3-failure.js';
import type { S3Settings } from './s3-settings.js';

// Two processes may start at once; the second finds what the first has made.
const ALREADY_MADE = new Set(['BucketAlreadyOwnedByYou', 'BucketAlreadyExists']);
const PROBE_MS = 10_000;

/** Whether somebody without keys may list the bucket, which means that somebody made it public. */
const isPublic = async (settings: S3Settings): Promise<boolean> => {
  const address = new URL(`/${settings.bucket}/?list-type=2&max-keys=1`, settings.endpoint);
  const answer = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(PROBE_MS) });
  await answer.body?.cancel();
  return answer.ok;
};

/**
 * Creates the bucket when it is missing and refuses one that the whole world can list.
 * @throws DomainError `storage.bucket-public`; other errors as the client gives them
 */
export const ensureBucket = async (client: Client, settings: S3Settings): Promise<void> => {
  if (!(await client.bucketExists(settings.bucket))) {
    await client.makeBucket(settings.bucket, settings.region).catch((error: unknown) => {
      if (!ALREADY_MADE.has(s3CodeOf(error))) throw error;
    });
  }
  if (await isPublic(settings)) throw failure('storage.bucket-public', { bucket: settings.bucket });
};
