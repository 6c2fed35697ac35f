import type { ApiProblem } from '../../api/api-problem.js';

export type FieldErrors = Readonly<Record<string, string>>;

/** Failure codes that concern one field, and which. */
export type FieldOfCode = Readonly<Record<string, string>>;

/** What is wrong with which field: as the server says it, also where the failure as a whole concerns one field. */
export const fieldErrorsOf = (problem: ApiProblem | null, fieldOfCode: FieldOfCode = {}): FieldErrors => {
  if (problem === null) return {};
  const field = fieldOfCode[problem.code];
  if (field === undefined) return problem.fields;
  return { ...problem.fields, [field]: problem.detail ?? problem.title };
};
