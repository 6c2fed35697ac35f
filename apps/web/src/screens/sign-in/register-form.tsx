import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { register } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { usePreferences } from '../../app/preferences.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { ACCOUNT_CODES, AccountFields, NO_ACCOUNT, useAccountLabels } from './account-fields.js';

interface RegisterFormProps {
  readonly invitation?: string;
  readonly fixedEmail?: string | null;
  readonly onSent: (email: string) => void;
}

/** Asks for an account. */
export const RegisterForm = ({ invitation, fixedEmail = null, onSent }: RegisterFormProps) => {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const labels = useAccountLabels();
  const [values, setValues] = useState(NO_ACCOUNT);
  const email = fixedEmail ?? values.email.trim();
  const ask = useCommand(register, { onDone: () => onSent(email) });
  const errors = fieldErrorsOf(ask.error, ACCOUNT_CODES);
  const send = (): void =>
    ask.mutate({
      body: {
        ...values,
        displayName: values.displayName.trim(),
        name: values.name.trim(),
        email,
        language,
        ...(invitation === undefined ? {} : { invitation }),
      },
    });
  return (
    <Form
      onSubmit={send}
      actions={
        <>
          <Button type="submit" variant="primary" isPending={ask.isPending}>
            {t('identity:register.create')}
          </Button>
          <AppLink href="/sign-in">{t('identity:register.have-account')}</AppLink>
        </>
      }
    >
      <FormProblem problem={ask.error} errors={errors} labels={labels} />
      <AccountFields values={values} onChange={setValues} errors={errors} fixedEmail={fixedEmail} />
    </Form>
  );
};
