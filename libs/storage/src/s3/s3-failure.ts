import { setTimeout as pause } from 'node:timers/promises';

import { S3Error } from 'minio';

import { DomainError } from '#libs/kernel';

import { failure } from '../failures.js';
import type { S3Patience } from './s3-settings.js';

const MISSING = new Set(['NoSuchKey', 'NotFound']);
const PASSING = new Set([
  'SlowDown',
  'InternalError',
  'ServiceUnavailable',
  'RequestTimeout',
  'OperationAborted',
]);
const FULL = new Set(['XMinioStorageFull', 'QuotaExceeded', 'XMinioAdminBucketQuotaExceeded']);

/** The server's own word for what went wrong; empty when it gave none. */
export const s3CodeOf = (error: unknown): string =>
  error instanceof S3Error && typeof error.code === 'string' ? error.code : '';

/** A clear answer from the server would be the same again; silence, resets and 5xx may pass. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof DomainError) && (!(error instanceof S3Error) || PASSING.has(s3CodeOf(error)));

/** The failure that callers see for an error of the client. */
export const s3Failure = (error: unknown): DomainError => {
  if (error instanceof DomainError) return error;
  const code = s3CodeOf(error);
  if (MISSING.has(code)) return failure('storage.object-missing', {}, error);
  if (code === 'InvalidRange') return failure('storage.range-invalid', {}, error);
  if (FULL.has(code)) return failure('storage.full', {}, error);
  return failure('storage.unavailable', {}, error);
};

/**
 * Runs one repeatable request until it succeeds, is clearly refused, or the attempts are used up.
 * @throws DomainError as `s3Failure`
 */
export const persist = async <T>(patience: S3Patience, request: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await request();
    } catch (error) {
      if (attempt >= patience.attempts || !mayPass(error)) throw s3Failure(error);
      await pause(patience.pauseMs * 2 ** (attempt - 1) * (1 + Math.random()));
    }
  }
};
