import { useTranslation } from 'react-i18next';

import { Card } from '../../design/card.js';
import { CloseAccount } from './close-account.js';
import { EmailForm } from './email-form.js';
import { PasswordForm } from './password-form.js';
import { SettingsFrame } from './settings-frame.js';

/** How one signs in, and how to leave. */
export const AccountSettings = () => {
  const { t } = useTranslation();
  return (
    <SettingsFrame section="account" lead={t('settings:account.lead')}>
      {(me) => (
        <>
          <Card as="section" labelledBy="settings-email">
            <h2 id="settings-email">{t('settings:email.title')}</h2>
            <p className="gh-written">{t('settings:email.current', { email: me.email })}</p>
            <EmailForm />
          </Card>
          <Card as="section" labelledBy="settings-password">
            <h2 id="settings-password">{t('settings:password.title')}</h2>
            <p>{t('settings:password.text')}</p>
            <PasswordForm />
          </Card>
          <Card as="section" labelledBy="settings-close">
            <h2 id="settings-close">{t('settings:close.title')}</h2>
            <p>{t('settings:close.text')}</p>
            <CloseAccount />
          </Card>
        </>
      )}
    </SettingsFrame>
  );
};
