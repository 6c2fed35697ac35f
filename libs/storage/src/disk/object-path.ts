import { join } from 'node:path';

import { compareKeys, isObjectKey, objectKey } from '../object-key.js';

// Five hex digits of a UUIDv7 cover about three days, so folders stay small and still list in key order.
const SHARD_DIGITS = 5;
// A sign that no key can hold. One flat name per object lets a key be another key's beginning, as on S3.
const JOINER = '+';

/** Folder (relative to the store's root) and file name of an object. */
export const objectPlace = (key: string): { readonly folder: string; readonly name: string } => {
  const [area = '', ...rest] = objectKey(key).split('/');
  return { folder: join(area, (rest[0] ?? '').slice(0, SHARD_DIGITS)), name: rest.join(JOINER) };
};

/** The key of a file found in an area's folder, or null for a file that is not ours. */
export const keyOfFile = (area: string, name: string): string | null => {
  const key = `${area}/${name.replaceAll(JOINER, '/')}`;
  return isObjectKey(key) ? key : null;
};

/** Whether a folder may hold keys that begin with `prefix` and come after `after`. */
export const mayHold = (folderPrefix: string, prefix: string, after: string): boolean => {
  const shared = Math.min(folderPrefix.length, prefix.length);
  if (folderPrefix.slice(0, shared) !== prefix.slice(0, shared)) return false;
  return compareKeys(folderPrefix, after.slice(0, folderPrefix.length)) >= 0;
};
