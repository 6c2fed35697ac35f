import { useTranslation } from 'react-i18next';

import { LinkButton } from '../design/link-button.js';
import { Page } from './page.js';

/** Nothing here, or nothing that this reader may see: the same page for both. */
export const NotFoundPage = () => {
  const { t } = useTranslation();
  return (
    <Page
      title={t('common:not-found.title')}
      lead={t('common:not-found.text')}
      width="narrow"
      head={{ status: 404 }}
    >
      <div className="gh-row">
        <LinkButton href="/" variant="primary">
          {t('common:not-found.home')}
        </LinkButton>
        <LinkButton href="/search" icon="search">
          {t('common:shell.search')}
        </LinkButton>
      </div>
    </Page>
  );
};
