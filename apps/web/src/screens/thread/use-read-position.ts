import { useEffect, useEffectEvent, useRef } from 'react';

import { moveReadPosition } from '#libs/contracts';

import { call } from '../../api/call.js';

/** Saying so for every post on its own would be too much. */
const TELL_AFTER = 1200;

interface Reader {
  readonly threadId: string;
  /** How far the reader is known to have read; `null` where nothing is kept for them. */
  readonly readThrough: number | null;
  /** Changes with the posts on the page. */
  readonly lastShown: number;
}

/** Watches the ends of posts come into view, again each time the page is looked at after it was not. */
const watchEnds = (
  list: Element,
  see: (entries: readonly IntersectionObserverEntry[]) => void,
  leave: () => void,
): (() => void) => {
  const watch = new IntersectionObserver(see);
  const observeAll = (): void => {
    watch.disconnect();
    for (const end of list.querySelectorAll('[data-post-end]')) watch.observe(end);
  };
  const onVisibility = (): void => (document.visibilityState === 'visible' ? observeAll() : leave());
  observeAll();
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    watch.disconnect();
    document.removeEventListener('visibilitychange', onVisibility);
  };
};

/**
 * Moves the read position as posts are actually seen: the end of the post has been on the screen while the page was
 * looked at. Give what it returns to the list that holds elements with `data-post-end`.
 */
export const useReadPosition = ({ threadId, readThrough, lastShown }: Reader) => {
  const list = useRef<HTMLOListElement>(null);
  const seen = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const tell = useEffectEvent((): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (readThrough === null || seen.current <= readThrough) return;
    const body = { readThrough: seen.current };
    // If it fails, the next post that is seen says it again.
    void call(moveReadPosition, { params: { threadId }, body }).catch(() => undefined);
  });

  const see = useEffectEvent((entries: readonly IntersectionObserverEntry[]): void => {
    if (document.visibilityState !== 'visible') return;
    const numbers = entries
      .filter(({ isIntersecting }) => isIntersecting)
      .map(({ target }) => Number((target as HTMLElement).dataset['postEnd']));
    const furthest = Math.max(0, ...numbers);
    if (furthest <= seen.current) return;
    seen.current = furthest;
    timer.current ??= setTimeout(() => tell(), TELL_AFTER);
  });

  const isKept = readThrough !== null;
  useEffect(() => {
    if (!isKept || lastShown === 0 || list.current === null) return undefined;
    return watchEnds(
      list.current,
      (entries) => see(entries),
      () => tell(),
    );
  }, [isKept, lastShown]);
  useEffect(() => () => tell(), []);
  /** Marking posts as unread forgets what was seen. */
  const forget = (through: number): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
    seen.current = through;
  };
  return { list, forget };
};
