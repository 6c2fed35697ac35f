import { useTranslation } from 'react-i18next';

import { useMe } from '../../app/session.js';
import { LinkButton } from '../../design/link-button.js';
import { Page } from '../../shell/page.js';
import { PathwayList } from './pathway-list.js';

const NewLink = () => {
  const { t } = useTranslation();
  return useMe() === null ? null : (
    <LinkButton href="/pathways/new" variant="primary" icon="plus">
      {t('pathways:new')}
    </LinkButton>
  );
};

/** All learning pathways that the reader may read. */
export const PathwaysScreen = () => {
  const { t } = useTranslation();
  return (
    <Page title={t('pathways:title')} lead={t('pathways:lead')} actions={<NewLink />}>
      <section className="gh-stack" aria-labelledby="pathways">
        <h2 id="pathways" className="gh-hidden">
          {t('pathways:list')}
        </h2>
        <PathwayList />
      </section>
    </Page>
  );
};
