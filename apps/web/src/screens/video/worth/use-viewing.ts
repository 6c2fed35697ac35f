import { useEffect, useEffectEvent, useRef } from 'react';

import { countVideoViewing, type VideoView } from '#libs/contracts';

import { call } from '../../../api/call.js';
import { useMe } from '../../../app/session.js';

/** The share of a video after which it counts as watched to the end: credits need not be sat through. */
const ENOUGH = 0.9;

const isNearEnd = ({ currentTime, duration }: HTMLVideoElement): boolean =>
  Number.isFinite(duration) && duration > 0 && currentTime >= duration * ENOUGH;

/** Has the server count that somebody watches, once, and once more when they come to the end. */
export const useViewing = ({ id: videoId, threadId }: VideoView, media: HTMLVideoElement | null): void => {
  const isSignedIn = useMe() !== null;
  const counted = useRef({ begun: false, completed: false });
  const count = useEffectEvent((what: 'begun' | 'completed'): void => {
    if (counted.current[what]) return;
    counted.current[what] = true;
    const body = { completed: what === 'completed' };
    // A viewing that is not counted is no loss to the viewer.
    call(countVideoViewing, { params: { videoId }, body }).catch(() => undefined);
  });
  useEffect(() => {
    if (media === null || threadId === null) return undefined;
    const stop = new AbortController();
    const end = (): void => {
      if (isSignedIn && !media.seeking && isNearEnd(media)) count('completed');
    };
    media.addEventListener('playing', () => count('begun'), stop);
    for (const name of ['timeupdate', 'ended']) media.addEventListener(name, end, stop);
    return () => stop.abort();
  }, [media, threadId, isSignedIn]);
};
