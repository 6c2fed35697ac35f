import { useTranslation } from 'react-i18next';

import { listAccounts } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { ComboBox } from '../../design/combo-box.js';
import { useTypedChoice, type TypedChoice } from '../sections/use-typed-choice.js';

interface PersonChoiceProps {
  readonly label: string;
  readonly description?: string;
  readonly chosen: TypedChoice | null;
  readonly onChoose: (person: TypedChoice | null) => void;
  readonly error?: string | undefined;
  readonly optional?: boolean;
}

/** Finds one person with an account by typing. */
export const PersonChoice = ({ label, chosen, onChoose, ...rest }: PersonChoiceProps) => {
  const { t } = useTranslation();
  const { q, field } = useTypedChoice(chosen, onChoose);
  const found = useOperation(
    listAccounts,
    { query: { limit: '10', ...(q !== '' && { q }) } },
    { keepPrevious: true },
  );
  return (
    <ComboBox
      {...rest}
      label={label}
      placeholder={t('admin:person.placeholder')}
      {...field}
      isLoading={found.isFetching}
      items={(found.data?.items ?? []).map(({ personId, displayName, name }) => ({
        id: personId,
        name: displayName,
        detail: `@${name}`,
      }))}
    />
  );
};
