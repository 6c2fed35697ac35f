import { threadFilter } from '#libs/contracts';

export const threadFilters = threadFilter.options;
export type ThreadFilter = (typeof threadFilters)[number];

/**
 * What the discussion of a community asks the server for, read from its address. The server calls it too, so that
 * both ask for the same.
 */
export const threadsCall = (communityId: string, query: URLSearchParams) => {
  const filter = threadFilters.find((each) => each === query.get('filter')) ?? 'all';
  const cursor = query.get('cursor');
  return {
    params: { communityId },
    query: { ...(filter === 'all' ? {} : { filter }), ...(cursor ? { cursor } : {}) },
  };
};
