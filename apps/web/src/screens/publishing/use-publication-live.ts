import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';

import { listComments, readPublication } from '#libs/contracts';

import { useMe } from '../../app/session.js';
import { liveHub } from '../live/live-hub.js';

const TELL_EVERY = 500;

/** Keeps an article or a status and what is said to it as they are now; several changes are fetched as one. */
export const usePublicationLive = (publicationId: string): void => {
  const queries = useQueryClient();
  const isSignedIn = useMe() !== null;
  const fetchAgain = useEffectEvent((): void => {
    for (const { id } of [readPublication, listComments])
      void queries.invalidateQueries({
        queryKey: [id],
        predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(publicationId),
      });
  });
  useEffect(() => {
    if (!isSignedIn) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = liveHub.followPublication(publicationId, () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        fetchAgain();
      }, TELL_EVERY);
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [publicationId, isSignedIn]);
};
