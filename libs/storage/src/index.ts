export { statusOf as storageStatusOf } from './failures.js';
export { newObjectKey, variantKey } from './object-key.js';
export { OBJECT_STORE } from './object-store.js';
export type * from './object-store.js';
export { openObjectStore, type DiskSettings, type StorageSettings } from './open-object-store.js';
export type { S3Settings } from './s3/s3-settings.js';
