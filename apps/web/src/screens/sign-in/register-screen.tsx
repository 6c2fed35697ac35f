import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useSession } from '../../app/session.js';
import { EmptyState } from '../../design/empty-state.js';
import { LinkButton } from '../../design/link-button.js';
import { Page } from '../../shell/page.js';
import { MailSent } from './mail-sent.js';
import { Panel } from './panel.js';
import { RegisterForm } from './register-form.js';
import { WhoMayRegister } from './who-may-register.js';

const NotHere = ({ text }: { text: string }) => {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon="lock"
      title={t('identity:register.not-open')}
      actions={<LinkButton href="/sign-in">{t('common:action.sign-in')}</LinkButton>}
    >
      <p>{text}</p>
    </EmptyState>
  );
};

/** Makes an account, where this server lets people do so by themselves. */
export const RegisterScreen = () => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const title = t('identity:register.title', { name: instance.shortName });
  if (sentTo !== null) {
    return (
      <Page title={title} width="narrow">
        <MailSent email={sentTo} />
      </Page>
    );
  }
  return (
    <Page title={title} width="narrow">
      {instance.registration === 'closed' && <NotHere text={t('identity:register.closed')} />}
      {instance.registration === 'invitation' && <NotHere text={t('identity:register.invitation-only')} />}
      {(instance.registration === 'open' || instance.registration === 'domains') && (
        <>
          <WhoMayRegister />
          <Panel>
            <RegisterForm onSent={setSentTo} />
          </Panel>
        </>
      )}
    </Page>
  );
};
