import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { requestPasswordReset } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { TextField } from '../../design/text-field.js';
import { Page } from '../../shell/page.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { MailSent } from './mail-sent.js';
import { Panel } from './panel.js';

const ForgotPasswordForm = ({ onSent }: { onSent: (email: string) => void }) => {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const ask = useCommand(requestPasswordReset, { onDone: () => onSent(email.trim()) });
  const errors = ask.error?.fields ?? {};
  return (
    <Form
      onSubmit={() => ask.mutate({ body: { email: email.trim() } })}
      actions={
        <>
          <Button type="submit" variant="primary" isPending={ask.isPending}>
            {t('identity:forgot.send')}
          </Button>
          <AppLink href="/sign-in">{t('identity:forgot.back')}</AppLink>
        </>
      }
    >
      <FormProblem problem={ask.error} errors={errors} labels={{ email: t('identity:field.email') }} />
      <TextField
        label={t('identity:field.email')}
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={errors['email']}
      />
    </Form>
  );
};

/** Asks for a link to choose a new password. */
export const ForgotPasswordScreen = () => {
  const { t } = useTranslation();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const title = t('identity:forgot.title');
  if (sentTo !== null) {
    return (
      <Page title={title} width="narrow">
        <MailSent email={sentTo} />
      </Page>
    );
  }
  return (
    <Page title={title} lead={t('identity:forgot.lead')} width="narrow">
      <Panel>
        <ForgotPasswordForm onSent={setSentTo} />
      </Panel>
    </Page>
  );
};
