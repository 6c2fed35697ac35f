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

/** Asks for a link to choose a new password. */
export const ForgotPasswordScreen = () => {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const ask = useCommand(requestPasswordReset);
  const errors = ask.error?.fields ?? {};
  if (ask.isSuccess) {
    return (
      <Page title={t('identity:forgot.title')} width="narrow">
        <MailSent email={email.trim()} />
      </Page>
    );
  }
  return (
    <Page title={t('identity:forgot.title')} lead={t('identity:forgot.lead')} width="narrow">
      <Panel>
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
      </Panel>
    </Page>
  );
};
