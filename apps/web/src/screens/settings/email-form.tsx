import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { changeEmail } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { TextField } from '../../design/text-field.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { fieldsOf } from '../forms/fields-of.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { useFields } from '../forms/use-fields.js';
import { CurrentPasswordField, PROOF_CODES } from './current-password-field.js';

const EMPTY = { email: '', currentPassword: '' };

/** Asks for the change; `sentTo` is the address that a letter has gone to. */
const useEmailChange = () => {
  const form = useFields(EMPTY);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const email = form.values.email.trim();
  const change = useCommand(changeEmail, {
    onDone: () => {
      setSentTo(email);
      form.setValues(EMPTY);
    },
  });
  return { form, sentTo, change, send: () => change.mutate({ body: { ...form.values, email } }) };
};

/** Asks for another address; it counts once the link that goes there has been opened. */
export const EmailForm = () => {
  const { t } = useTranslation();
  const { form, sentTo, change, send } = useEmailChange();
  const labels = { email: t('settings:email.new'), currentPassword: t('settings:password.current') };
  const errors = fieldErrorsOf(change.error, {
    ...PROOF_CODES,
    'registration.domain-not-allowed': 'email',
  });
  const field = fieldsOf(form, errors);
  return (
    <Form
      label={t('settings:email.title')}
      onSubmit={send}
      actions={
        <Button type="submit" isPending={change.isPending}>
          {t('settings:email.change')}
        </Button>
      }
    >
      {sentTo !== null && (
        <Banner tone="success" title={t('identity:mail.title')}>
          <p>{t('identity:mail.text', { email: sentTo })}</p>
        </Banner>
      )}
      <FormProblem problem={change.error} errors={errors} labels={labels} />
      <TextField
        label={labels.email}
        description={t('settings:email.help')}
        type="email"
        autoComplete="email"
        {...field('email')}
      />
      <CurrentPasswordField {...field('currentPassword')} />
    </Form>
  );
};
