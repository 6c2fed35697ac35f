import { useTranslation } from 'react-i18next';

import { LinkButton } from '../../design/link-button.js';
import { CommunityPage } from '../communities/community-page.js';
import { PathwayList } from './pathway-list.js';

/** What a community has put together for learning. */
export const LibraryScreen = () => {
  const { t } = useTranslation();
  return (
    <CommunityPage
      tab="library"
      actions={({ permissions, name }) =>
        permissions.canStartThread && (
          <LinkButton href={`/pathways/new?community=${name}`} icon="plus">
            {t('pathways:new')}
          </LinkButton>
        )
      }
    >
      {({ id }) => (
        <section className="gh-stack" aria-labelledby="pathways">
          <h2 id="pathways">{t('pathways:title')}</h2>
          <PathwayList communityId={id} />
        </section>
      )}
    </CommunityPage>
  );
};
