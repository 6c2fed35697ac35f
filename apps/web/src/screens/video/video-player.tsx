import {
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
  type Ref,
  type RefObject,
} from 'react';
import { useTranslation } from 'react-i18next';

import { AppLink } from '../../design/app-link.js';
import { ErrorState } from '../../design/error-state.js';
import { Icon } from '../../design/icon.js';
import { MissingCaptionsNote } from './missing-captions.js';
import { PlayerControls } from './player-controls.js';
import { Transcript } from './transcript.js';
import { useCaptions } from './use-captions.js';
import { usePlayerKeys } from './use-player-keys.js';
import { usePlayer, type PlayableVideo, type Player } from './use-player.js';
import { useTextTrack } from './use-text-track.js';
import { useViewing } from './worth/use-viewing.js';

import './video-player.css';

/** What the rest of the page may ask of a player. */
export interface PlayerHandle {
  /** Goes to a moment, and brings the reader to the player. */
  readonly seek: (seconds: number) => void;
  /** Plays from a moment on, without moving the reader. */
  readonly play: (seconds: number) => void;
  /** The moment that it stands at, in seconds. */
  readonly now: () => number;
}

export interface VideoPlayerProps {
  readonly video: PlayableVideo;
  /** The second that the address asks for. */
  readonly startAt?: number | undefined;
  readonly ref?: Ref<PlayerHandle>;
}

interface PictureProps {
  readonly player: Player;
  readonly video: PlayableVideo;
  readonly captionSize: number;
  readonly mediaRef: (media: HTMLVideoElement | null) => void;
}

const Picture = ({ player, video, captionSize, mediaRef }: PictureProps) => {
  const { media, width, height } = video;
  const hasPicture = width !== null && height !== null;
  const poster = media.posters[0];
  return (
    <div className="video-picture" data-sound-only={!hasPicture || undefined} data-caption-size={captionSize}>
      {!hasPicture && <Icon name="volume" size="large" />}
      {/* The buttons below do the same by keyboard, and captions are added by script. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/media-has-caption */}
      <video
        ref={mediaRef}
        playsInline
        preload="none"
        poster={poster === undefined ? undefined : media.base + poster}
        width={width ?? undefined}
        height={height ?? undefined}
        onClick={player.togglePlay}
      />
      {player.playback.isWaiting && (
        <span className="video-picture__waiting gh-dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
      )}
    </div>
  );
};

/** Goes to the moment that the address names, also when it names another one later. */
const useStart = (player: Player, startAt: number | undefined, isThere: boolean): void => {
  const go = useEffectEvent((seconds: number): void => player.seek(seconds));
  useEffect(() => {
    if (startAt !== undefined && isThere) go(startAt);
  }, [startAt, isThere]);
};

/** What those see who may write the captions. */
const AuthorsPart = ({ video }: { video: PlayableVideo }) => {
  const { t } = useTranslation();
  return (
    <div>
      <p>
        <AppLink href={`/c/${video.community.name}/videos/${video.id}/captions`}>
          {t('video:captions.title')}
        </AppLink>
      </p>
      <MissingCaptionsNote video={video} />
    </div>
  );
};

interface PlayerPlace {
  readonly media: HTMLVideoElement | null;
  readonly frame: RefObject<HTMLElement | null>;
}

const usePlayerHandle = (
  ref: Ref<PlayerHandle> | undefined,
  player: Player,
  { media, frame }: PlayerPlace,
): void => {
  const { seek } = player;
  useImperativeHandle(ref, () => ({
    now: () => media?.currentTime ?? 0,
    play: (seconds) => {
      seek(seconds);
      if (!player.playback.isPlaying) player.togglePlay();
    },
    seek: (seconds) => {
      seek(seconds);
      frame.current?.scrollIntoView({ block: 'nearest' });
      frame.current?.querySelector<HTMLElement>('[data-player-start]')?.focus({ preventScroll: true });
    },
  }));
};

/** Plays a video or a recording of sound. Only browsers draw it. */
export const VideoPlayer = ({ video, startAt, ref }: VideoPlayerProps) => {
  const { t } = useTranslation();
  const frame = useRef<HTMLElement>(null);
  const [media, setMedia] = useState<HTMLVideoElement | null>(null);
  const player = usePlayer(video, { media, frame });
  usePlayerKeys(player, frame);
  useViewing(video, media);
  useStart(player, startAt, media !== null);
  const captions = useCaptions(video);
  const { language, cues, isOff } = captions;
  useTextTrack(media, { language: isOff ? undefined : language, cues });
  usePlayerHandle(ref, player, { media, frame });
  return (
    <div className="video-with-words" data-words={cues.length > 0 || undefined}>
      <section
        className="video-player"
        ref={frame}
        aria-label={t('video:player.name', { title: video.title })}
      >
        <Picture player={player} video={video} captionSize={captions.size} mediaRef={setMedia} />
        {player.source.hasFailed && (
          <ErrorState title={t('video:player.failed-title')} onRetry={player.source.retry}>
            {t('video:player.failed-text')}
          </ErrorState>
        )}
        <PlayerControls player={player} captions={captions} hasPicture={video.width !== null} />
      </section>
      <Transcript captions={captions} player={player} />
      {video.permissions.canCaption && <AuthorsPart video={video} />}
    </div>
  );
};
