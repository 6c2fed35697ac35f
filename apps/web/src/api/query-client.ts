import { QueryClient } from '@tanstack/react-query';

import { ApiProblem } from './api-problem.js';

/** Worth another try: the connection or the server failed, not the request. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status === 502 || error.status === 503);

/** One cache for a page in the browser, or for one request on the server. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // On the server a timer for each answer would keep the whole request in memory.
        gcTime: typeof window === 'undefined' ? Number.POSITIVE_INFINITY : 10 * 60_000,
        retry: (failures, error) => failures < 2 && isPassing(error),
        refetchOnWindowFocus: true,
        // We know better than the browser whether the server can be reached.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
