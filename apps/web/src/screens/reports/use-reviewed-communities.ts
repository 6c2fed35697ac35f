import { listCommunities, listEveryCommunity, type MeView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';

const REVIEWERS: readonly (string | null)[] = ['owner', 'facilitator', 'moderator'];

interface Choice {
  readonly id: string;
  readonly title: string;
}

/** Communities whose reports somebody may see, as far as a filter can list them (the first hundred). */
export const useReviewedCommunities = (me: MeView): readonly Choice[] => {
  const every = useOperation(
    listEveryCommunity,
    { query: { limit: '100' } },
    { enabled: me.role === 'admin' },
  );
  const known = useOperation(
    listCommunities,
    { query: { limit: '100', order: 'name', ...(me.role === 'member' && { mine: 'true' as const }) } },
    { enabled: me.role !== 'admin' },
  );
  if (me.role === 'admin') return every.data?.items ?? [];
  const items = known.data?.items ?? [];
  return items.filter(({ me: standing, canRead }) =>
    me.role === 'moderator' ? canRead : REVIEWERS.includes(standing.role),
  );
};
