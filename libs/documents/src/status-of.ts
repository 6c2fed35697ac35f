import { filesStatusOf } from '#libs/files';

/** Statuses of what can go wrong with documents. */
export const documentsStatusOf = {
  ...filesStatusOf,
  'document.changed': 409,
  'document.too-many-beside': 409,
  'document.too-many-versions': 409,
  'document.version-missing': 409,
} as const satisfies Record<string, number>;
