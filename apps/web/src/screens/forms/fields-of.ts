import type { FieldErrors } from './field-errors.js';
import type { useFields } from './use-fields.js';

type Fields<Values extends object> = Pick<ReturnType<typeof useFields<Values>>, 'values' | 'set'>;

/** What each field of a form needs besides its label: its name, what stands in it, and what is wrong with it. */
export const fieldsOf =
  <Values extends object>({ values, set }: Fields<Values>, errors: FieldErrors) =>
  <Name extends keyof Values & string>(name: Name) => ({
    name,
    value: values[name],
    onChange: set(name),
    error: errors[name],
  });
