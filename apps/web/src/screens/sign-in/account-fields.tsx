import { useTranslation } from 'react-i18next';

import { useSession } from '../../app/session.js';
import { TextField } from '../../design/text-field.js';
import type { FieldErrors, FieldOfCode } from '../forms/field-errors.js';
import { NewPasswordField, PASSWORD_CODES } from './new-password-field.js';
import { suggestName } from './person-name.js';

export interface AccountValues {
  readonly displayName: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export const NO_ACCOUNT: AccountValues = { displayName: '', name: '', email: '', password: '' };

/** Failures of making an account that concern one field. */
export const ACCOUNT_CODES: FieldOfCode = {
  ...PASSWORD_CODES,
  'name.taken': 'name',
  'name.reserved': 'name',
  'registration.domain-not-allowed': 'email',
};

/** Labels in the order of the fields, for the summary of errors. */
export const useAccountLabels = () => {
  const { t } = useTranslation();
  return {
    displayName: t('identity:field.display-name'),
    name: t('identity:field.name'),
    email: t('identity:field.email'),
    password: t('identity:field.password'),
  };
};

interface AccountFieldsProps {
  readonly values: AccountValues;
  readonly onChange: (values: AccountValues) => void;
  readonly errors: FieldErrors;
  /** The invitation was sent to this address, and only works with it. */
  readonly fixedEmail?: string | null;
}

/** The full name, and the user name, which follows it until somebody writes one of their own. */
const NameFields = ({ values, onChange, errors }: AccountFieldsProps) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const labels = useAccountLabels();
  const rename = (displayName: string): void => {
    const follows = values.name === suggestName(values.displayName);
    onChange({ ...values, displayName, name: follows ? suggestName(displayName) : values.name });
  };
  const example = values.name || suggestName(t('identity:field.name-example'));
  return (
    <>
      <TextField
        label={labels.displayName}
        description={t('identity:field.display-name-help')}
        name="displayName"
        autoComplete="name"
        value={values.displayName}
        onChange={rename}
        error={errors['displayName']}
      />
      <TextField
        label={labels.name}
        description={t('identity:field.name-help', { address: `${instance.host}/@${example}` })}
        name="name"
        autoComplete="off"
        spellCheck="false"
        value={values.name}
        onChange={(name) => onChange({ ...values, name })}
        error={errors['name']}
      />
    </>
  );
};

/** What a new account needs. */
export const AccountFields = (props: AccountFieldsProps) => {
  const { values, onChange, errors, fixedEmail = null } = props;
  const { t } = useTranslation();
  const labels = useAccountLabels();
  return (
    <>
      <NameFields {...props} />
      <TextField
        label={labels.email}
        description={fixedEmail === null ? undefined : t('identity:field.email-fixed')}
        name="email"
        type="email"
        autoComplete="email"
        value={fixedEmail ?? values.email}
        isReadOnly={fixedEmail !== null}
        onChange={(email) => onChange({ ...values, email })}
        error={errors['email']}
      />
      <NewPasswordField
        label={labels.password}
        value={values.password}
        onChange={(password) => onChange({ ...values, password })}
        error={errors['password']}
      />
    </>
  );
};
