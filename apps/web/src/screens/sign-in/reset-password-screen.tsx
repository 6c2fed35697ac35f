import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { resetPassword } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { Banner } from '../../design/banner.js';
import { Button } from '../../design/button.js';
import { LinkButton } from '../../design/link-button.js';
import { Page } from '../../shell/page.js';
import { fieldErrorsOf } from '../forms/field-errors.js';
import { FormProblem } from '../forms/form-problem.js';
import { Form } from '../forms/form.js';
import { BrokenLink } from './broken-link.js';
import { NewPasswordField, PASSWORD_CODES } from './new-password-field.js';
import { Panel } from './panel.js';
import { useLinkSecret } from './use-link-secret.js';

const PasswordChanged = ({ title }: { title: string }) => {
  const { t } = useTranslation();
  return (
    <Page title={title} width="narrow">
      <Banner tone="success" title={t('identity:reset.done-title')}>
        <p>{t('identity:reset.done-text')}</p>
      </Banner>
      <div className="gh-row">
        <LinkButton href="/sign-in" variant="primary">
          {t('common:action.sign-in')}
        </LinkButton>
      </div>
    </Page>
  );
};

/** The link has ended, but another can be asked for. */
const AskAgain = ({ title }: { title: string }) => {
  const { t } = useTranslation();
  return (
    <BrokenLink title={title}>
      <LinkButton href="/forgot-password" variant="primary">
        {t('identity:reset.ask-again')}
      </LinkButton>
    </BrokenLink>
  );
};

/** Chooses a new password with the link from an e-mail. */
export const ResetPasswordScreen = () => {
  const { t } = useTranslation();
  const token = useLinkSecret();
  const [password, setPassword] = useState('');
  const change = useCommand(resetPassword);
  const title = t('identity:reset.title');
  if (change.isSuccess) return <PasswordChanged title={title} />;
  if (token === null || change.error?.code === 'link.ended') return <AskAgain title={title} />;
  const errors = fieldErrorsOf(change.error, PASSWORD_CODES);
  const labels = { password: t('identity:field.new-password') };
  return (
    <Page title={title} lead={t('identity:reset.lead')} width="narrow">
      <Panel>
        <Form
          onSubmit={() => token !== undefined && change.mutate({ body: { token, password } })}
          actions={
            <Button type="submit" variant="primary" isPending={change.isPending}>
              {t('identity:reset.save')}
            </Button>
          }
        >
          <FormProblem problem={change.error} errors={errors} labels={labels} />
          <NewPasswordField value={password} onChange={setPassword} error={errors['password']} />
        </Form>
      </Panel>
    </Page>
  );
};
