import { useTranslation } from 'react-i18next';

import { listMyVideos, type CommunityDetail, type VideoView } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { LinkButton } from '../../design/link-button.js';
import { Time } from '../../design/time.js';
import { communityHref } from '../communities/community-href.js';

/** My videos that are not published, here and elsewhere. */
export const useMyDrafts = (): readonly VideoView[] =>
  usePages(listMyVideos).items.filter(({ threadId }) => threadId === null);

interface MyDraftsProps {
  readonly community: CommunityDetail;
  /** The one that is open. */
  readonly openId: string | null;
}

/** Leads to the other videos that wait for their author. */
export const MyDrafts = ({ community, openId }: MyDraftsProps) => {
  const { t } = useTranslation();
  const drafts = useMyDrafts().filter(({ id }) => id !== openId);
  // i18n-keys: video:drafts.state.*
  return (
    <>
      {openId !== null && (
        <p>
          <LinkButton href={communityHref(community, 'videos/new')} icon="plus">
            {t('video:drafts.another')}
          </LinkButton>
        </p>
      )}
      {drafts.length > 0 && (
        <section className="gh-stack" data-gap="small" aria-labelledby="video-drafts">
          <h3 id="video-drafts">{t('video:drafts.title')}</h3>
          <ul className="video-drafts">
            {drafts.map(({ id, title, language, community: of, state, createdAt }) => (
              <li key={id}>
                <AppLink href={`${communityHref(of, 'videos/new')}?draft=${id}`} lang={language}>
                  {title}
                </AppLink>
                <span className="gh-soft gh-small">
                  {t(`video:drafts.state.${state}`)} · <Time value={createdAt} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
