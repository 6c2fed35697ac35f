import { useTranslation } from 'react-i18next';

import { listCommunityVideos, type CommunityDetail } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { useSession } from '../../app/session.js';
import { EmptyState } from '../../design/empty-state.js';
import { LinkButton } from '../../design/link-button.js';
import { LoadMore } from '../../design/load-more.js';
import { communityHref } from '../communities/community-href.js';
import { CommunityPage } from '../communities/community-page.js';
import { ListState } from '../lists/list-state.js';
import { VideoCard } from './video-card.js';

import './videos-screen.css';

const UploadLink = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  if (!instance.videos || !community.permissions.canStartThread) return null;
  return (
    <LinkButton href={communityHref(community, 'videos/new')} variant="primary" icon="upload">
      {t('video:upload.start')}
    </LinkButton>
  );
};

const Videos = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const list = usePages(listCommunityVideos, { params: { communityId: community.id }, query: {} });
  return (
    <section className="gh-stack" aria-labelledby="videos">
      <h2 id="videos" className="gh-hidden">
        {t('video:list.label')}
      </h2>
      <ListState
        list={list}
        shape="cards"
        isEmpty={list.items.length === 0}
        empty={
          <EmptyState
            icon="film"
            title={t('video:list.none-title')}
            headingLevel={3}
            actions={<UploadLink community={community} />}
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
      <LoadMore
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        onLoadMore={() => void list.fetchNextPage()}
      />
    </section>
  );
};

/** The videos of a community, the latest first. */
export const VideosScreen = () => {
  const { instance } = useSession();
  return (
    <CommunityPage
      tab="videos"
      isFor={({ hasVideos }) => instance.videos || hasVideos}
      actions={(community) => <UploadLink community={community} />}
    >
      {(community) => <Videos community={community} />}
    </CommunityPage>
  );
};
