import { useTranslation } from 'react-i18next';

import { useSession } from '../../app/session.js';
import { useSignInHref } from '../../app/sign-in-href.js';
import { EmptyState } from '../../design/empty-state.js';
import { LinkButton } from '../../design/link-button.js';
import { Page } from '../../shell/page.js';

/** A page that is only for people with an account. */
export const SignInNeeded = ({ title, text }: { title: string; text?: string }) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const href = useSignInHref();
  const mayRegister = instance.registration === 'open' || instance.registration === 'domains';
  return (
    <Page title={title} width="narrow" head={{ unlisted: true }}>
      <EmptyState
        icon="lock"
        title={t('identity:needed.title')}
        actions={
          <>
            <LinkButton href={href} variant="primary">
              {t('common:action.sign-in')}
            </LinkButton>
            {mayRegister && <LinkButton href="/register">{t('identity:sign-in.create-account')}</LinkButton>}
          </>
        }
      >
        <p>{text ?? t('identity:needed.text', { name: instance.name })}</p>
      </EmptyState>
    </Page>
  );
};
