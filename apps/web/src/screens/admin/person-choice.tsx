import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { listAccounts } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { ComboBox } from '../../design/combo-box.js';
import { usePaused } from '../sections/use-filters.js';

export interface ChosenPerson {
  readonly id: string;
  readonly name: string;
}

interface PersonChoiceProps {
  readonly label: string;
  readonly description?: string;
  readonly chosen: ChosenPerson | null;
  readonly onChoose: (person: ChosenPerson | null) => void;
  readonly error?: string | undefined;
  readonly optional?: boolean;
}

/** Finds one person with an account by typing. Other words than the name of who was chosen are nobody. */
export const PersonChoice = ({ label, chosen, onChoose, ...rest }: PersonChoiceProps) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(chosen?.name ?? '');
  const q = usePaused(typed).trim();
  const found = useOperation(
    listAccounts,
    { query: { limit: '10', ...(q !== '' && { q }) } },
    { keepPrevious: true },
  );
  const change = (text: string): void => {
    setTyped(text);
    if (chosen !== null && text !== chosen.name) onChoose(null);
  };
  return (
    <ComboBox
      {...rest}
      label={label}
      placeholder={t('admin:person.placeholder')}
      chosenId={chosen?.id ?? null}
      inputValue={typed}
      onInputChange={change}
      isLoading={found.isFetching}
      items={(found.data?.items ?? []).map(({ personId, displayName, name }) => ({
        id: personId,
        name: displayName,
        detail: `@${name}`,
      }))}
      onChoose={({ id, name }) => {
        setTyped(name);
        onChoose({ id, name });
      }}
    />
  );
};
