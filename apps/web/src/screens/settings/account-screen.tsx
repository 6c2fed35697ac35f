import { useTranslation } from 'react-i18next';

import { useSession } from '../../app/session.js';
import { Card } from '../../design/card.js';
import { BringProfile } from './bring-profile.js';
import { CloseAccount } from './close-account.js';
import { EmailForm } from './email-form.js';
import { FollowersSwitch } from './followers-switch.js';
import { MoveAccount } from './move-account.js';
import { OtherAccounts } from './other-accounts.js';
import { PasswordForm } from './password-form.js';
import { SettingsFrame } from './settings-frame.js';
import { TakeProfile } from './take-profile.js';

/** How one signs in, who may follow, and how to leave. */
export const AccountSettings = () => {
  const { t } = useTranslation();
  const { federation } = useSession().instance;
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
          <FollowersSwitch />
          {federation && <OtherAccounts />}
          {federation && <MoveAccount />}
          {federation && <TakeProfile />}
          {federation && <BringProfile />}
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
