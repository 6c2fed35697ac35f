import { useRef, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { readVideo, type CommunityDetail, type VideoView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { AppLink } from '../../design/app-link.js';
import { ErrorState } from '../../design/error-state.js';
import { Skeleton } from '../../design/skeleton.js';
import { communityHref } from '../communities/community-href.js';
import type { PlayerHandle } from './video-player.js';
import { VideoStage } from './video-stage.js';

interface EditedVideoProps {
  readonly community: CommunityDetail;
  readonly videoId: string;
  readonly children: (video: VideoView, player: RefObject<PlayerHandle | null>) => ReactNode;
}

/** A video above what is written about it moment by moment, and the way back to where it came from. */
export const EditedVideo = ({ community, videoId, children }: EditedVideoProps) => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const player = useRef<PlayerHandle>(null);
  const { data: video, error, refetch } = useOperation(readVideo, { params: { videoId } });
  if (video === undefined) {
    if (error === null) return <Skeleton count={4} />;
    return (
      <ErrorState title={problemText(error).title} onRetry={() => void refetch()}>
        {problemText(error).detail}
      </ErrorState>
    );
  }
  const back =
    video.threadId === null
      ? `${communityHref(community)}/videos/new?draft=${video.id}`
      : `${communityHref(community)}/t/${video.threadId}`;
  return (
    <div className="gh-stack">
      <p>
        <AppLink href={back}>{t('video:captions.back', { title: video.title })}</AppLink>
      </p>
      <VideoStage video={video} ref={player} />
      {children(video, player)}
    </div>
  );
};
