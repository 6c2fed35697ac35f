import { DiskObjectStore } from './disk/disk-object-store.js';
import type { ObjectStore } from './object-store.js';
import type { S3Settings } from './s3/s3-settings.js';

/** Objects as files below `folder`, usually `DATA_DIR/objects`. */
interface DiskSettings {
  readonly kind: 'disk';
  readonly folder: string;
}

type StorageSettings = DiskSettings | S3Settings;

/**
 * The store that the settings name. Opening never fails: a store that is down shows in `health` and in each call.
 * The S3 client costs memory and time at the start, so it is loaded only where it is used.
 */
export const openObjectStore = async (settings: StorageSettings): Promise<ObjectStore> => {
  if (settings.kind === 'disk') return new DiskObjectStore(settings.folder);
  const { S3ObjectStore } = await import('./s3/s3-object-store.js');
  return new S3ObjectStore(settings);
};
