import { useTranslation } from 'react-i18next';

import { fileUrl } from '../app/file-url.js';
import { useSession } from '../app/session.js';
import { useSignInHref } from '../app/sign-in-href.js';
import { AppLink } from '../design/app-link.js';
import { Crest } from '../design/crest.js';
import { AccountMenu } from './account-menu.js';
import { LanguageSwitch } from './language-switch.js';
import { MainNav } from './main-nav.js';
import { NotificationBell } from './notification-bell.js';
import { SearchBox } from './search-box.js';

import './site-header.css';

/** Whose place this is, search, and one's own things; the main menu below. */
export const SiteHeader = () => {
  const { t } = useTranslation();
  const { instance, me, unread } = useSession();
  const signInHref = useSignInHref();
  return (
    <header className="gh-header">
      <div className="gh-header__band">
        <div className="gh-header__inner">
          <AppLink href="/" className="gh-brand">
            <Crest name={instance.shortName} src={fileUrl(instance.crestFileId, '64')} plain />
            <span>{instance.name}</span>
          </AppLink>
          <SearchBox />
          <div className="gh-header__tools">
            <LanguageSwitch />
            {me ? (
              <>
                <NotificationBell count={unread} />
                <AccountMenu me={me} />
              </>
            ) : (
              <AppLink href={signInHref} className="gh-header__sign-in">
                {t('common:action.sign-in')}
              </AppLink>
            )}
          </div>
        </div>
      </div>
      <MainNav />
    </header>
  );
};
