import { useState } from 'react';

/** What stands in the fields of a form, and a setter for each of them. */
export const useFields = <Values extends object>(first: Values) => {
  const [values, setValues] = useState(first);
  const set =
    <Name extends keyof Values>(name: Name) =>
    (value: Values[Name]): void =>
      setValues((before) => ({ ...before, [name]: value }));
  return { values, set, setValues };
};
