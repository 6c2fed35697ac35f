import { lazy, Suspense, type Ref } from 'react';
import { useTranslation } from 'react-i18next';

import type { VideoView } from '#libs/contracts';

import { useHydrated } from '../../app/use-hydrated.js';
import { Banner } from '../../design/banner.js';
import type { PlayerHandle, VideoPlayerProps } from './video-player.js';

import './video-stage.css';

const LazyPlayer = lazy(async () => ({ default: (await import('./video-player.js')).VideoPlayer }));

type Media = NonNullable<VideoView['media']>;

/** What stands there until the player is loaded, in the player's own size. */
const StandIn = ({ video, media }: { video: VideoView; media: Media }) => {
  const { t } = useTranslation();
  const poster = media.posters[0];
  return (
    <div className="video-stand-in">
      {poster !== undefined && (
        <img src={media.base + poster} alt="" width={video.width ?? 16} height={video.height ?? 9} />
      )}
      <noscript>
        <p>{t('video:player.needs-scripts')}</p>
      </noscript>
    </div>
  );
};

interface VideoStageProps {
  readonly video: VideoView;
  readonly startAt?: number | undefined;
  readonly ref?: Ref<PlayerHandle>;
}

/** A video as far as there is something to play. The player is fetched where it is needed, and only by browsers. */
export const VideoStage = ({ video, startAt, ref }: VideoStageProps) => {
  const { t } = useTranslation();
  const isHydrated = useHydrated();
  const { media } = video;
  if (media === null)
    return <Banner title={t('video:stage.not-yet')}>{t('video:stage.not-yet-text')}</Banner>;
  const standIn = <StandIn video={video} media={media} />;
  if (!isHydrated) return standIn;
  const playable: VideoPlayerProps['video'] = { ...video, media };
  return (
    <Suspense fallback={standIn}>
      <LazyPlayer video={playable} startAt={startAt} {...(ref === undefined ? {} : { ref })} />
    </Suspense>
  );
};
