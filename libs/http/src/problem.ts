import { STATUS_CODES } from 'node:http';

import type { DomainError, ErrorDetails } from '#libs/kernel';

/** Words for a failure code in a language. */
export type ProblemText = (language: 'en' | 'cy', code: string, details: ErrorDetails) => string;

/** Problem details (RFC 9457) with our members `code`, `requestId` and `fields`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string;
  readonly fields?: { path: string; code: string; detail: string }[];
}

interface ProblemParts {
  readonly error: DomainError;
  readonly status: number;
  readonly language: 'en' | 'cy';
  readonly requestId: string;
  readonly text: ProblemText;
}

/** Describes an expected failure for the caller: a code, plain sentences and the request id, nothing else. */
export const problemOf = ({ error, status, language, requestId, text }: ProblemParts): Problem => ({
  type: `urn:guildhall:problem:${error.code}`,
  title: STATUS_CODES[status] ?? 'Error',
  status,
  detail: text(language, error.code, error.details),
  code: error.code,
  requestId,
  ...(error.fields.length > 0 && {
    fields: error.fields.slice(0, 20).map((field) => ({
      path: field.path,
      code: field.code,
      detail: text(language, field.code, field.details ?? {}),
    })),
  }),
});
