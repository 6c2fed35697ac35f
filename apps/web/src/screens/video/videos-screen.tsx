import { useTranslation } from 'react-i18next';

import { listCommunityVideos, type CommunityDetail } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { useSession } from '../../app/session.js';
import { useAddressQuery } from '../../app/use-address-query.js';
import { AppLink } from '../../design/app-link.js';
import { EmptyState } from '../../design/empty-state.js';
import { LinkButton } from '../../design/link-button.js';
import { communityHref } from '../communities/community-href.js';
import { CommunityPage } from '../communities/community-page.js';
import { ListState } from '../lists/list-state.js';
import { MoreOf } from '../sections/more-of.js';
import { FeedAddress } from './feed-address.js';
import { VideoCard } from './video-card.js';
import { videoOrders, videosCall } from './videos-call.js';

import './videos-screen.css';

const MakeLinks = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  if (!instance.videos || !community.permissions.canStartThread) return null;
  return (
    <>
      <LinkButton href={communityHref(community, 'videos/record')} variant="primary" icon="record">
        {t('recorder:title')}
      </LinkButton>
      <LinkButton href={communityHref(community, 'videos/new')} icon="upload">
        {t('video:upload.start')}
      </LinkButton>
    </>
  );
};

/** Whether the latest videos come first, or those that helped most. */
const Order = () => {
  const { t } = useTranslation();
  const { query, hrefWith } = useAddressQuery();
  const current = query.get('sort') === 'helpful' ? 'helpful' : 'latest';
  // i18n-keys: worth:order.*
  return (
    <nav aria-label={t('worth:order.label')}>
      <ul className="gh-filter-links">
        {videoOrders.map((order) => (
          <li key={order}>
            <AppLink
              className="gh-filter-link"
              href={hrefWith({ sort: order === 'latest' ? undefined : order })}
              aria-current={order === current ? 'true' : undefined}
            >
              {t(`worth:order.${order}`)}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** Says which tag the list is about, and leads back to all of them. */
const OneTag = () => {
  const { t } = useTranslation();
  const { query, hrefWith } = useAddressQuery();
  const tag = query.get('tag') ?? '';
  if (tag === '') return null;
  return (
    <p className="gh-row">
      <span>{t('recorder:tags.only', { tag })}</span>
      <AppLink href={hrefWith({ tag: undefined })}>{t('recorder:tags.all')}</AppLink>
    </p>
  );
};

const Videos = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const list = usePages(listCommunityVideos, videosCall(community.id, useAddressQuery().query));
  return (
    <section className="gh-stack" aria-labelledby="videos">
      <h2 id="videos" className="gh-hidden">
        {t('video:list.label')}
      </h2>
      <OneTag />
      {list.items.length > 1 && <Order />}
      <ListState
        list={list}
        shape="cards"
        isEmpty={list.items.length === 0}
        empty={
          <EmptyState
            icon="film"
            title={t('video:list.none-title')}
            headingLevel={3}
            actions={<MakeLinks community={community} />}
          >
            <p>{t('video:list.none-text')}</p>
          </EmptyState>
        }
      >
        <ul className="video-cards">
          {list.items.map((video) => (
            <VideoCard key={video.id} video={video} />
          ))}
        </ul>
      </ListState>
      <MoreOf pages={list} />
      {list.items.length > 0 && <FeedAddress community={community} />}
    </section>
  );
};

/** The videos of a community, the latest first unless asked otherwise. */
export const VideosScreen = () => {
  const { instance } = useSession();
  return (
    <CommunityPage
      tab="videos"
      isFor={({ hasVideos }) => instance.videos || hasVideos}
      actions={(community) => <MakeLinks community={community} />}
    >
      {(community) => <Videos community={community} />}
    </CommunityPage>
  );
};
