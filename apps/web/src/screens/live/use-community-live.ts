import { useEffect, useEffectEvent } from 'react';

import type { CommunityHint } from '#libs/contracts';

import { useMe } from '../../app/session.js';
import { liveHub } from './live-hub.js';

const TELL_EVERY = 2000;

/** Hears that something happened in a community, at most once in two seconds; several happenings are told as one. */
export const useCommunityLive = (
  communityId: string | undefined,
  onHint: (hint: CommunityHint) => void,
): void => {
  const isSignedIn = useMe() !== null;
  const tell = useEffectEvent(onHint);
  useEffect(() => {
    if (communityId === undefined || !isSignedIn) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let latest: CommunityHint | undefined;
    const leave = liveHub.followCommunity(communityId, (hint) => {
      latest = hint;
      timer ??= setTimeout(() => {
        timer = undefined;
        if (latest) tell(latest);
      }, TELL_EVERY);
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [communityId, isSignedIn]);
};
