import type { Request } from 'express';
import type { z } from 'zod';

import type { Operation, OperationInput } from '#libs/contracts';
import { DomainError, notFound, type ErrorDetails, type FieldProblem } from '#libs/kernel';

const CODE = /^[a-z-]+(\.[a-z-]+)+$/;

const codeOf = (issue: z.core.$ZodIssue): string => {
  if (CODE.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'field.missing' : 'field.wrong-type';
    case 'unrecognized_keys':
      return 'field.unknown';
    case 'too_big':
      return 'field.too-large';
    case 'too_small':
      return 'field.too-small';
    default:
      return 'field.invalid';
  }
};

const detailsOf = (issue: z.core.$ZodIssue): ErrorDetails =>
  issue.code === 'custom' && issue.params !== undefined ? (issue.params as ErrorDetails) : {};

const fieldProblems = (issues: readonly z.core.$ZodIssue[], prefix: string): FieldProblem[] =>
  issues.flatMap((issue) => {
    const path = [...(prefix === '' ? [] : [prefix]), ...issue.path.map(String)];
    const names = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    return names.map((name) => ({ path: name.join('.'), code: codeOf(issue), details: detailsOf(issue) }));
  });

/**
 * Parses what a request carries against its operation.
 *
 * @throws DomainError `invalid-input` naming each field; `not-found` when the address itself cannot exist
 */
export const parseRequest = <O extends Operation>(operation: O, request: Request): OperationInput<O> => {
  const params = operation.params.safeParse(request.params);
  if (!params.success) throw notFound();
  const query = operation.query.safeParse(request.query, { reportInput: true });
  const body = operation.multipart
    ? { success: true as const, data: undefined }
    : operation.body.safeParse(request.body, { reportInput: true });
  if (!query.success || !body.success) {
    throw new DomainError('invalid-input', {}, [
      ...(query.success ? [] : fieldProblems(query.error.issues, '')),
      ...(body.success ? [] : fieldProblems(body.error.issues, '')),
    ]);
  }
  return { params: params.data, query: query.data, body: body.data } as OperationInput<O>;
};
