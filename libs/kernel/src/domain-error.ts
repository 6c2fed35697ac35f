/** Values that an error's sentence may mention; never secrets and never other people's content. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean>>;

/** What is wrong with one field of a request: `path` as in `members.0.role`, `code` from the catalogue. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly details?: ErrorDetails;
}

/**
 * An expected failure. `code` is one of a closed list (`thread.locked`); each library exports the HTTP
 * status of its codes as `statusOf`, and the sentence stands in the `errors` catalogue under the same code.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly details: ErrorDetails = {},
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** The one answer for "does not exist" and "you may not know that it exists" (hostile-inputs K8). */
export const notFound = (): DomainError => new DomainError('not-found');

/** Statuses of the failures that any library may report. */
export const kernelStatusOf = {
  'not-found': 404,
  'not-allowed': 403,
  'sign-in-required': 401,
  'invalid-input': 400,
  'cursor.invalid': 400,
  conflict: 409,
  'too-many-requests': 429,
  unavailable: 503,
} as const satisfies Record<string, number>;
