import { useTranslation } from 'react-i18next';

import { listNews } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { PublicationList } from '../publishing/publication-list.js';
import { StatusBox } from '../publishing/status-box.js';

/** So many are shown at first. */
const FIRST = { limit: '10' };

/** What people whom the reader follows have published, the latest first. */
export const MyFollowed = () => {
  const { t } = useTranslation();
  const list = usePages(listNews, { query: FIRST });
  return (
    <section className="gh-stack">
      <h2>{t('publishing:news.title')}</h2>
      <StatusBox />
      <PublicationList
        list={list}
        empty={
          <p className="gh-soft">
            {t('publishing:news.none')} <AppLink href="/people">{t('publishing:news.find')}</AppLink>
          </p>
        }
      />
    </section>
  );
};
