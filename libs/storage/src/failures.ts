import { DomainError } from '#libs/kernel';

/** Statuses of what can go wrong with stored objects, uploads and images. */
export const statusOf = {
  'storage.unavailable': 503,
  'storage.bucket-public': 503,
  'storage.full': 507,
  'storage.object-missing': 404,
  'storage.range-invalid': 416,
  'storage.size-mismatch': 400,
  'upload.aborted': 400,
  'upload.busy': 503,
  'upload.empty': 400,
  'upload.field-invalid': 400,
  'upload.field-unknown': 400,
  'upload.file-missing': 400,
  'upload.image-broken': 422,
  'upload.image-too-large': 422,
  'upload.malformed': 400,
  'upload.not-multipart': 415,
  'upload.too-large': 413,
  'upload.type-not-allowed': 415,
} as const satisfies Record<string, number>;

export type Failure = keyof typeof statusOf;

/** A failure of this library that keeps its cause for the log; the cause never reaches an answer. */
export const failure = (
  code: Failure,
  details: DomainError['details'] = {},
  cause?: unknown,
): DomainError => {
  const error = new DomainError(code, details);
  if (cause !== undefined) error.cause = cause;
  return error;
};

/** A size for a sentence: megabytes with one decimal. */
export const megabytes = (bytes: number): number => Math.round((bytes / (1024 * 1024)) * 10) / 10;
