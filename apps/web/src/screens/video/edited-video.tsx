import { useRef, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { readVideo, type CommunityDetail, type VideoView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { AppLink } from '../../design/app-link.js';
import { communityHref } from '../communities/community-href.js';
import { Loaded } from '../sections/loaded.js';
import type { PlayerHandle } from './video-player.js';
import { VideoStage } from './video-stage.js';

interface EditedVideoProps {
  readonly community: CommunityDetail;
  readonly videoId: string;
  readonly children: (video: VideoView, player: RefObject<PlayerHandle | null>) => ReactNode;
}

const backFrom = ({ id, threadId }: VideoView, community: CommunityDetail): string =>
  threadId === null
    ? `${communityHref(community, 'videos/new')}?draft=${id}`
    : `${communityHref(community)}/t/${threadId}`;

/** A video above what is written about it moment by moment, and the way back to where it came from. */
export const EditedVideo = ({ community, videoId, children }: EditedVideoProps) => {
  const { t } = useTranslation();
  const player = useRef<PlayerHandle>(null);
  const query = useOperation(readVideo, { params: { videoId } });
  return (
    <Loaded query={query} skeleton={{ count: 4 }}>
      {(video) => (
        <div className="gh-stack">
          <p>
            <AppLink href={backFrom(video, community)}>
              {t('video:captions.back', { title: video.title })}
            </AppLink>
          </p>
          <VideoStage video={video} ref={player} />
          {children(video, player)}
        </div>
      )}
    </Loaded>
  );
};
