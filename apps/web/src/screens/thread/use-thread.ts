import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';

import { readThread, type ThreadPage } from '#libs/contracts';

import { call } from '../../api/call.js';
import { queryKeyOf } from '../../api/query-keys.js';
import { useOperation } from '../../api/use-operation.js';
import { useMe } from '../../app/session.js';
import { joinPages } from './apply-thread-frame.js';
import { threadCall, type ThreadPlace } from './thread-start.js';

const BRIEF = 15_000;

export type Direction = 'earlier' | 'later';

const edgeOf = (page: ThreadPage, direction: Direction): ThreadPlace =>
  direction === 'earlier'
    ? { before: page.posts[0]?.number ?? 1 }
    : { after: page.posts.at(-1)?.number ?? 0 };

/** A thread from one of its places on, and how to get what lies before and behind. */
export const useThread = (threadId: string, place: ThreadPlace) => {
  const queries = useQueryClient();
  const isSignedIn = useMe() !== null;
  const input = threadCall(threadId, place, isSignedIn);
  const queryKey = queryKeyOf(readThread, input);
  const keyText = JSON.stringify(queryKey);
  // Events keep it up to date for those who are signed in; loading it again would move what they read.
  const query = useOperation(readThread, input, {
    staleTime: isSignedIn ? Infinity : BRIEF,
    keepPrevious: true,
  });
  const [loading, setLoading] = useState<Direction | null>(null);
  const [failed, setFailed] = useState<{ direction: Direction; error: unknown } | null>(null);

  const load = useCallback(
    async (direction: Direction): Promise<void> => {
      const key = JSON.parse(keyText) as readonly unknown[];
      const page = queries.getQueryData<ThreadPage>(key);
      if (page === undefined) return;
      setLoading(direction);
      setFailed(null);
      try {
        const more = await call(readThread, threadCall(threadId, edgeOf(page, direction), isSignedIn));
        queries.setQueryData<ThreadPage>(key, (now) => now && joinPages(now, more));
      } catch (error) {
        setFailed({ direction, error });
      } finally {
        setLoading(null);
      }
    },
    [queries, keyText, threadId, isSignedIn],
  );

  // Next time it begins at what is new then.
  useEffect(
    () => () => {
      if (isSignedIn) queries.removeQueries({ queryKey: JSON.parse(keyText) as readonly unknown[] });
    },
    [queries, keyText, isSignedIn],
  );
  return { query, queryKey, load, loading, failed };
};
