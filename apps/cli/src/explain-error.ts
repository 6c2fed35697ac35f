import { z } from 'zod';

import { translator } from '#libs/i18n';
import { DomainError, type ErrorDetails } from '#libs/kernel';

const sentence = (code: string, details?: ErrorDetails): string =>
  translator('en')(`errors:${code}`, details);

/** What went wrong, in an operator's words. */
export function explainError(error: unknown): string {
  if (error instanceof DomainError)
    return [
      sentence(error.code, error.details),
      ...error.fields.map(({ path, code, details }) => `${path}: ${sentence(code, details)}`),
    ].join('\n');
  if (error instanceof z.ZodError)
    return error.issues.map((issue) => `${issue.path.join('.')}: ${explainIssue(issue)}`).join('\n');
  return error instanceof Error ? error.message : String(error);
}

function explainIssue(issue: z.core.$ZodIssue): string {
  const params = issue.code === 'custom' ? (issue.params as ErrorDetails | undefined) : undefined;
  return sentence(issue.message, params);
}
