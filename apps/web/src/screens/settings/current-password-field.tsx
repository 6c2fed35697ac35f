import { useTranslation } from 'react-i18next';

import { TextField } from '../../design/text-field.js';
import type { FieldOfCode } from '../forms/field-errors.js';

/** Failures that concern the password by which somebody proves who they are. */
export const PROOF_CODES: FieldOfCode = {
  'password.wrong': 'currentPassword',
  'sign-in.too-many': 'currentPassword',
};

interface CurrentPasswordFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

/** Proves that it is the owner of the account who sits there. */
export const CurrentPasswordField = (props: CurrentPasswordFieldProps) => {
  const { t } = useTranslation();
  return (
    <TextField
      {...props}
      label={t('settings:password.current')}
      name="currentPassword"
      type="password"
      autoComplete="current-password"
    />
  );
};
