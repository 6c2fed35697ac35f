import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { useSession } from '../../app/session.js';
import { returnAddress } from '../../app/sign-in-href.js';
import { AppLink } from '../../design/app-link.js';
import { LinkButton } from '../../design/link-button.js';
import { Page } from '../../shell/page.js';
import { Panel } from './panel.js';
import { SignInForm } from './sign-in-form.js';

const Newcomers = () => {
  const { t } = useTranslation();
  const { instance } = useSession();
  if (instance.registration === 'closed') return <p className="gh-soft">{t('identity:register.closed')}</p>;
  if (instance.registration === 'invitation') {
    return <p className="gh-soft">{t('identity:register.invitation-only')}</p>;
  }
  return (
    <p>
      {t('identity:sign-in.new-here')}{' '}
      <AppLink href="/register">{t('identity:sign-in.create-account')}</AppLink>
    </p>
  );
};

/** The way in; afterwards one is back where one was. */
export const SignInScreen = () => {
  const { t } = useTranslation();
  const { instance, me } = useSession();
  const query = useLocation({ select: ({ searchStr }) => searchStr });
  const back = returnAddress(new URLSearchParams(query).get('return'));
  if (instance.needsAdmin) {
    return (
      <Page title={t('identity:welcome.title')} lead={t('identity:welcome.lead')} width="narrow">
        <LinkButton href="/welcome" variant="primary">
          {t('identity:welcome.start')}
        </LinkButton>
      </Page>
    );
  }
  if (me !== null) {
    return (
      <Page title={t('identity:sign-in.already', { name: me.person.displayName })} width="narrow">
        <div className="gh-row">
          <LinkButton href={back} variant="primary">
            {t('identity:sign-in.go-on')}
          </LinkButton>
          <LinkButton href="/sign-out">{t('common:action.sign-out')}</LinkButton>
        </div>
      </Page>
    );
  }
  return (
    <Page title={t('identity:sign-in.title', { name: instance.shortName })} width="narrow">
      <Panel>
        {/* A fresh page: everything on it is then for this person, in their language. */}
        <SignInForm onSignedIn={() => window.location.assign(back)} />
      </Panel>
      <Newcomers />
    </Page>
  );
};
