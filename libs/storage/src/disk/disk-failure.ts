import { DomainError } from '#libs/kernel';

import { failure } from '../failures.js';

const codeOf = (error: unknown): string => {
  const code: unknown =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
};

const FULL = new Set(['ENOSPC', 'EDQUOT']);
const UNAVAILABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ENOTDIR', 'ESTALE']);

/** What an error of the file system means to callers; errors of the body itself stay as they are. */
export const diskFailure = (error: unknown): unknown => {
  const code = codeOf(error);
  if (error instanceof DomainError) return error;
  if (FULL.has(code)) return failure('storage.full', {}, error);
  if (UNAVAILABLE.has(code)) return failure('storage.unavailable', {}, error);
  return error;
};

/** As `diskFailure`, where a missing file means a missing object. */
export const diskReadFailure = (error: unknown): unknown =>
  codeOf(error) === 'ENOENT' ? failure('storage.object-missing', {}, error) : diskFailure(error);

/** Whether the file or folder is simply not there. */
export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';
