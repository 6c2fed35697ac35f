import { join } from 'node:path';

import { compareKeys, objectKey } from '../object-key.js';

// Five hex digits of a UUIDv7 cover about three days, so folders stay small and still list in key order.
const SHARD_DIGITS = 5;

/** Folder (relative to the store's root) and file name of an object. */
export const objectPlace = (key: string): { readonly folder: string; readonly name: string } => {
  const [area = '', name = ''] = objectKey(key).split('/');
  return { folder: join(area, name.slice(0, SHARD_DIGITS)), name };
};

/** Whether a folder may hold keys that begin with `prefix` and come after `after`. */
export const mayHold = (folderPrefix: string, prefix: string, after: string): boolean => {
  const shared = Math.min(folderPrefix.length, prefix.length);
  if (folderPrefix.slice(0, shared) !== prefix.slice(0, shared)) return false;
  return compareKeys(folderPrefix, after.slice(0, folderPrefix.length)) >= 0;
};
