import { storageStatusOf } from '#libs/storage';

/** Statuses of what can go wrong with files. */
export const filesStatusOf = {
  ...storageStatusOf,
  'file.missing': 409,
  'upload.too-many-unused': 409,
} as const satisfies Record<string, number>;
