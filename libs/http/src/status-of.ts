import { kernelStatusOf } from '#libs/kernel';

/** Statuses of the failures that the HTTP layer itself reports. */
export const httpStatusOf = {
  ...kernelStatusOf,
  unexpected: 500,
  'origin-refused': 403,
  'body.too-large': 413,
  'body.too-deep': 400,
  'body.too-many-keys': 400,
  'body.not-json': 400,
  'body.too-slow': 408,
  'body.type-not-supported': 415,
  'idempotency.key-missing': 400,
  'idempotency.key-reused': 409,
} as const satisfies Record<string, number>;
