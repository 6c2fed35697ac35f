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

import type { CaptionStyle } from '#libs/contracts';

import { AppLink } from '../../design/app-link.js';
import { ErrorState } from '../../design/error-state.js';
import { Icon } from '../../design/icon.js';
import { communityHref } from '../communities/community-href.js';
import { ChapterList } from './chapter-list.js';
import { MissingCaptionsNote } from './missing-captions.js';
import { PlayerControls } from './player-controls.js';
import { Transcript } from './transcript.js';
import { useCaptions, type Captions } from './use-captions.js';
import { useChapters } from './use-chapters.js';
import { useLearningRecord } from './use-learning-record.js';
import { usePlayerKeys } from './use-player-keys.js';
import { usePlayer, type PlayableVideo, type Player } from './use-player.js';
import { useTextTrack } from './use-text-track.js';
import { useWatchRecord } from './use-watch-record.js';
import { WatchNote } from './watch-note.js';
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
  readonly captionStyle: CaptionStyle;
  readonly mediaRef: (media: HTMLVideoElement | null) => void;
}

const Waiting = () => (
  <span className="video-picture__waiting gh-dots" aria-hidden="true">
    <i />
    <i />
    <i />
  </span>
);

const Picture = ({ player, video, captionStyle, mediaRef }: PictureProps) => {
  const { media, width, height } = video;
  const hasPicture = width !== null && height !== null;
  const poster = media.posters[0];
  const { t } = useTranslation();
  return (
    <div
      className="video-picture"
      data-sound-only={!hasPicture || undefined}
      data-caption-size={captionStyle.size}
      data-caption-colours={captionStyle.colours}
    >
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
      >
        {video.chapters.length > 0 && (
          <track
            kind="chapters"
            src={`/api/videos/${video.id}/chapters.vtt`}
            srcLang={video.language}
            label={t('video:chapters.title')}
          />
        )}
      </video>
      {player.playback.isWaiting && <Waiting />}
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
        <AppLink href={`${communityHref(video.community, 'videos')}/${video.id}/captions`}>
          {t('video:captions.title')}
        </AppLink>
        {' · '}
        <AppLink href={`${communityHref(video.community, 'videos')}/${video.id}/chapters`}>
          {t('video:chapters.title')}
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

const useShownCaptions = (video: PlayableVideo, media: HTMLVideoElement | null): Captions => {
  const captions = useCaptions(video);
  const { language, cues, isOff, style } = captions;
  useTextTrack(media, { language: isOff ? undefined : language, cues, position: style.position });
  return captions;
};

/** Plays a video or a recording of sound. Only browsers draw it. */
export const VideoPlayer = ({ video, startAt, ref }: VideoPlayerProps) => {
  const { t } = useTranslation();
  const frame = useRef<HTMLElement>(null);
  const [media, setMedia] = useState<HTMLVideoElement | null>(null);
  const watching = useWatchRecord(video, media);
  const resumeAt = startAt === undefined ? watching.resumeAt : undefined;
  const player = usePlayer(video, { media, frame, resumeAt });
  const chapters = useChapters(video.chapters, player);
  usePlayerKeys(player, chapters, frame);
  useViewing(video, media);
  useLearningRecord(video, media);
  useStart(player, startAt, media !== null);
  const captions = useShownCaptions(video, media);
  usePlayerHandle(ref, player, { media, frame });
  const hasWords = captions.cues.length > 0 || video.chapters.length > 0;
  return (
    <div className="video-with-words" data-words={hasWords || undefined}>
      <section
        className="video-player"
        ref={frame}
        aria-label={t('video:player.name', { title: video.title })}
      >
        <Picture player={player} video={video} captionStyle={captions.style} mediaRef={setMedia} />
        {player.source.hasFailed && (
          <ErrorState title={t('video:player.failed-title')} onRetry={player.source.retry}>
            {t('video:player.failed-text')}
          </ErrorState>
        )}
        <PlayerControls player={player} captions={captions} video={video} />
        <WatchNote watching={watching} player={player} />
      </section>
      <div className="video-beside">
        <ChapterList chapters={chapters} language={video.language} />
        <Transcript captions={captions} player={player} />
      </div>
      {video.permissions.canCaption && <AuthorsPart video={video} />}
    </div>
  );
};
