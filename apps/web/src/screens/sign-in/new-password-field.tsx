import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useHydrated } from '../../app/use-hydrated.js';
import { Checkbox } from '../../design/checkbox.js';
import { TextField } from '../../design/text-field.js';
import type { FieldOfCode } from '../forms/field-errors.js';

/** Failures that concern the password as a whole. */
export const PASSWORD_CODES: FieldOfCode = {
  'password.common': 'password',
  'password.organisation': 'password',
  'password.too-short': 'password',
  'password.too-long': 'password',
};

interface NewPasswordFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
  readonly label?: string;
}

/** A password to be chosen: typed once, and shown on request instead of being typed twice. */
export const NewPasswordField = ({ value, onChange, error, label }: NewPasswordFieldProps) => {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  const canShow = useHydrated();
  return (
    <div className="gh-stack" data-gap="small">
      <TextField
        label={label ?? t('identity:field.new-password')}
        description={t('identity:field.password-help')}
        name="password"
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        spellCheck="false"
        value={value}
        onChange={onChange}
        error={error}
      />
      {canShow && (
        <Checkbox isSelected={isShown} onChange={setShown}>
          {t('identity:field.show-password')}
        </Checkbox>
      )}
    </div>
  );
};
