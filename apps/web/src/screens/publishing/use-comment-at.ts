import { useLocation } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';

import type { PublicationComment } from '#libs/contracts';

import type { Pages } from '../sections/more-of.js';
import { commentAnchor } from './publication-href.js';

interface Comments extends Pages<PublicationComment> {
  readonly isFetchNextPageError: boolean;
}

const show = (anchor: string): void => {
  const comment = document.getElementById(anchor);
  comment?.scrollIntoView({ block: 'center', behavior: 'instant' });
  comment?.focus({ preventScroll: true });
};

/** Goes to the comment that the address names, fetching comments until it is among them. */
export const useCommentAt = (list: Comments): void => {
  const hash = useLocation({ select: (place) => place.hash });
  const isThere = list.items.some(({ id }) => commentAnchor(id) === hash);
  const canFetch = list.hasNextPage && !list.isFetchingNextPage && !list.isFetchNextPageError;
  const isMissing = hash.startsWith(commentAnchor('')) && !isThere && canFetch;
  const fetchMore = useEffectEvent(() => void list.fetchNextPage());
  useEffect(() => {
    if (isMissing) fetchMore();
  }, [isMissing]);
  useEffect(() => {
    // After the router has put the page back where it was.
    if (isThere) requestAnimationFrame(() => requestAnimationFrame(() => show(hash)));
  }, [isThere, hash]);
};
