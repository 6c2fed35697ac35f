import type { FieldErrors } from '../forms/field-errors.js';

const parts = (text: string, between: RegExp): string[] => [
  ...new Set(
    text
      .split(between)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

/** "roads, cycling" as a list. */
export const topicsOf = (text: string): string[] => parts(text, /,/);

/** E-mail domains, one a line or with commas between; a leading `@` is what people type. */
export const domainsOf = (text: string): string[] =>
  parts(text.toLowerCase(), /[\s,;]+/).map((domain) => domain.replace(/^@/, ''));

/** Errors in single entries of a list (`topics.2`), told at the field that holds the whole list. */
export const listErrors = (errors: FieldErrors, lists: readonly string[]): FieldErrors => {
  const gathered: Record<string, string> = { ...errors };
  for (const [path, text] of Object.entries(errors)) {
    const list = lists.find((name) => path.startsWith(`${name}.`));
    if (list !== undefined) gathered[list] ??= text;
  }
  return gathered;
};
