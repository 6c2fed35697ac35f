import type { RefObject } from 'react';

import type { PostView, ThreadPage } from '#libs/contracts';

import { useMe } from '../../app/session.js';
import { useArrivals } from './use-arrivals.js';
import { useOutgoing, type Outgoing } from './use-outgoing.js';

/** Until the server has answered, my reply is shown as on its way; its arrival by another path waits for that. */
const withoutSending = (
  shown: readonly PostView[],
  outgoing: readonly Outgoing[],
  personId: string | null,
): readonly PostView[] => {
  const since = outgoing.find(({ state }) => state === 'sending')?.after;
  if (since === undefined) return shown;
  return shown.filter(({ author, number }) => author.id !== personId || number <= since);
};

interface Shown {
  readonly page: ThreadPage;
  readonly queryKey: readonly unknown[];
  /** Stands behind the last post. */
  readonly end: RefObject<HTMLElement | null>;
}

/** Which posts are shown now, which have arrived and wait, and which of mine are on their way. */
export const useShownPosts = ({ page, queryKey, end }: Shown) => {
  const personId = useMe()?.person.id ?? null;
  const { id: threadId, postCount } = page.thread;
  const arrivals = useArrivals(page, end, personId);
  const outgoing = useOutgoing({ threadId, queryKey, postCount });
  return { arrivals, outgoing, shown: withoutSending(arrivals.shown, outgoing.posts, personId) };
};
