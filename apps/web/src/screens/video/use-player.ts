import type { RefObject } from 'react';

import type { VideoView } from '#libs/contracts';

import { mediaCommands } from './media-commands.js';
import { useFullScreen } from './use-full-screen.js';
import { usePlayback } from './use-playback.js';
import { useSource } from './use-source.js';

/** Seconds that one press goes forward or back. */
export const LEAP = 10;

/** A video of which something can be played. */
export type PlayableVideo = VideoView & { readonly media: NonNullable<VideoView['media']> };

interface PlayerParts {
  readonly media: HTMLVideoElement | null;
  /** What fills the screen on request. */
  readonly frame: RefObject<HTMLElement | null>;
  /** Where the first press on play begins, in seconds. */
  readonly resumeAt?: number | undefined;
}

/** Everything that a player's controls show and do. */
export const usePlayer = (video: PlayableVideo, { media, frame, resumeAt }: PlayerParts) => {
  const playback = usePlayback(media, (video.durationMs ?? 0) / 1000);
  const fullScreen = useFullScreen(frame, media);
  const source = useSource(media, {
    address: video.media.base + video.media.master,
    isComplete: video.state === 'ready',
  });
  const commands = mediaCommands(media);
  const seek = (seconds: number): void => {
    const at = Math.min(Math.max(seconds, 0), playback.duration || seconds);
    if (!commands.setTime(at)) source.begin(at);
  };
  return {
    ...commands,
    playback,
    source,
    fullScreen,
    seek,
    /** Whether anything has been played or gone to. */
    hasBegun: playback.time > 0 || playback.isPlaying,
    /** The moment that it stands at, in seconds; `playback` follows a little later. */
    now: (): number => media?.currentTime ?? 0,
    leap: (seconds: number): void => seek((media?.currentTime ?? 0) + seconds),
    togglePlay: (): void => {
      if (!playback.isPlaying) source.begin(source.hasBegun() ? undefined : resumeAt);
      commands.togglePlay();
    },
  };
};

export type Player = ReturnType<typeof usePlayer>;
