import { DiskObjectStore } from './disk/disk-object-store.js';
import type { ObjectStore } from './object-store.js';
import { S3ObjectStore } from './s3/s3-object-store.js';
import type { S3Settings } from './s3/s3-settings.js';

/** Objects as files below `folder`, usually `DATA_DIR/objects`. */
interface DiskSettings {
  readonly kind: 'disk';
  readonly folder: string;
}

type StorageSettings = DiskSettings | S3Settings;

/** The store that the settings name. Opening never fails: a store that is down shows in `health` and in each call. */
export const openObjectStore = (settings: StorageSettings): ObjectStore =>
  settings.kind === 'disk' ? new DiskObjectStore(settings.folder) : new S3ObjectStore(settings);
