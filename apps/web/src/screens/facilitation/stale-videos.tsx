import { useTranslation } from 'react-i18next';

import { listStaleVideos, type CommunityDetail } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { Time } from '../../design/time.js';
import { communityHref } from '../communities/community-href.js';
import { ListState } from '../lists/list-state.js';
import { MoreOf } from '../sections/more-of.js';

/** Videos that somebody should look at again. */
export const StaleVideos = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const list = usePages(listStaleVideos, { params: { community: community.id } });
  return (
    <section className="gh-stack" aria-labelledby="stale-videos">
      <h3 id="stale-videos">{t('facilitation:panel.stale-videos')}</h3>
      <p className="gh-soft">{t('facilitation:stale.text')}</p>
      <ListState list={list} isEmpty={list.items.length === 0} empty={<p>{t('facilitation:stale.none')}</p>}>
        <ul className="facilitation__list">
          {list.items.map(({ id, threadId, title, language, reviewBy }) => (
            <li key={id} className="facilitation__row">
              <AppLink href={`${communityHref(community)}/t/${threadId}`} lang={language}>
                {title}
              </AppLink>
              <span className="gh-soft gh-small">
                {t('facilitation:stale.due')} <Time value={reviewBy} look="exact" />
              </span>
            </li>
          ))}
        </ul>
        <MoreOf pages={list} />
      </ListState>
    </section>
  );
};
