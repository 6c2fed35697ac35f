import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';

import type { ThreadPage } from '#libs/contracts';

import type { ThreadPlace } from './thread-start.js';

const HASH = /^post-(\d{1,9})$/;

/** The first post that was unread when the thread was opened; `null` when all or none of it was. */
const firstUnreadOf = ({ me, thread }: ThreadPage): number | null =>
  me !== null && me.readThrough > 0 && me.readThrough < thread.postCount ? me.readThrough + 1 : null;

/** A post that was asked for has the focus; at others the reader only goes on from there. */
const show = (number: number, isNamed: boolean): void => {
  const post = document.getElementById(`post-${number}`);
  if (post === null) return;
  const mark = isNamed ? null : post.parentElement?.querySelector('.thread-unread');
  (mark ?? post).scrollIntoView({ block: 'start', behavior: 'instant' });
  post.focus({ preventScroll: true });
  if (!isNamed) post.blur();
};

/** Where the reader wants to begin: at the post that the address names, or at what is new. */
const startOf = (page: ThreadPage, named: number, unread: number | null): number | null => {
  if (named > 0) return named;
  if (unread !== null) return unread;
  // All of a long thread is read: begin where it ends.
  return page.me !== null && page.hasEarlier ? (page.posts.at(-1)?.number ?? null) : null;
};

const numberIn = (hash: string): number => Number(HASH.exec(hash)?.[1] ?? 0);

/** Brings the reader to where they want to begin, once for each address. */
export const useArrival = (page: ThreadPage, place: ThreadPlace): { firstUnread: number | null } => {
  const hash = useLocation({ select: (location) => location.hash });
  const [firstUnread] = useState(() => firstUnreadOf(page));
  const first = page.posts[0]?.number ?? 0;
  const last = page.posts.at(-1)?.number ?? 0;
  const arrive = useEffectEvent((named: number): void => {
    const isElsewhere = [place.after, place.before, place.t].some((value) => value !== undefined);
    const start = isElsewhere && named === 0 ? null : startOf(page, named, firstUnread);
    // After the router has put the page back where it was.
    if (start !== null) requestAnimationFrame(() => requestAnimationFrame(() => show(start, named > 0)));
  });
  const named = place.at ?? numberIn(hash);
  const isThere = named === 0 || (named >= first && named <= last);
  const navigate = useNavigate();
  // Only the browser knows what stands behind the # of an address.
  const fetchNamed = useEffectEvent((): void => {
    if (place.at === undefined) void navigate({ to: '.', search: { at: named }, hash, replace: true });
  });
  useEffect(() => {
    if (isThere) arrive(named);
    else fetchNamed();
  }, [named, isThere]);
  return { firstUnread };
};
