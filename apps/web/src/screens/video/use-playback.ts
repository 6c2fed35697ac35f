import { useEffect, useState } from 'react';

/** How a media element stands. Times in seconds. */
export interface Playback {
  readonly isPlaying: boolean;
  /** It should play and has nothing to play yet. */
  readonly isWaiting: boolean;
  readonly time: number;
  readonly duration: number;
  /** From 0 to 1. */
  readonly volume: number;
  readonly isMuted: boolean;
  readonly speed: number;
}

const EVENTS = [
  'play',
  'pause',
  'ended',
  'timeupdate',
  'seeking',
  'seeked',
  'durationchange',
  'volumechange',
  'ratechange',
  'waiting',
  'playing',
  'canplay',
  'emptied',
] as const;

const ENOUGH = 3;

const FIRST: Omit<Playback, 'duration'> = {
  isPlaying: false,
  isWaiting: false,
  time: 0,
  volume: 1,
  isMuted: false,
  speed: 1,
};

const read = (media: HTMLVideoElement, expected: number): Playback => ({
  isPlaying: !media.paused && !media.ended,
  isWaiting: !media.paused && !media.ended && media.readyState < ENOUGH,
  time: media.currentTime,
  duration: Number.isFinite(media.duration) ? media.duration : expected,
  volume: media.volume,
  isMuted: media.muted,
  speed: media.playbackRate,
});

/** Follows a media element; `expected` is its length as long as it does not know it itself. */
export const usePlayback = (media: HTMLVideoElement | null, expected: number): Playback => {
  const [playback, setPlayback] = useState<Playback>({ ...FIRST, duration: expected });
  useEffect(() => {
    if (media === null) return undefined;
    const stop = new AbortController();
    const update = (): void => setPlayback(read(media, expected));
    for (const name of EVENTS) media.addEventListener(name, update, stop);
    return () => stop.abort();
  }, [media, expected]);
  return playback;
};
