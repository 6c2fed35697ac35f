import { useState } from 'react';

import { usePaused } from './use-filters.js';

/** What was chosen in a field that finds things by typing. */
export interface TypedChoice {
  readonly id: string;
  readonly name: string;
}

/**
 * A choice of one thing that is found by typing. Other words than the name of what was chosen are nothing.
 *
 * @returns the words to look for, once typing pauses, and what the `ComboBox` needs
 */
export const useTypedChoice = (
  chosen: TypedChoice | null,
  onChoose: (choice: TypedChoice | null) => void,
) => {
  const [typed, setTyped] = useState(chosen?.name ?? '');
  const q = usePaused(typed).trim();
  const field = {
    chosenId: chosen?.id ?? null,
    inputValue: typed,
    onInputChange: (text: string): void => {
      setTyped(text);
      if (chosen !== null && text !== chosen.name) onChoose(null);
    },
    onChoose: ({ id, name }: TypedChoice): void => {
      setTyped(name);
      onChoose({ id, name });
    },
  };
  return { q, field };
};
