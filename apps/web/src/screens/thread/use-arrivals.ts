import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { PostView, ThreadPage } from '#libs/contracts';

import { announce } from '../../shell/announcer.js';

interface Arrivals {
  /** Posts that are shown. */
  readonly shown: readonly PostView[];
  /** How many have come since, and wait for the reader. */
  readonly waiting: number;
  readonly reveal: () => void;
}

const lastOf = (page: ThreadPage): number => page.posts.at(-1)?.number ?? 0;

/** Whether the reader is at the end of the thread, looking for more, and not writing. */
const isAtEnd = (end: HTMLElement | null): boolean => {
  if (end === null || document.visibilityState !== 'visible') return false;
  const { top } = end.getBoundingClientRect();
  const isWriting = document.activeElement?.closest('[data-composer]') != null;
  return top >= 0 && top <= window.innerHeight && !isWriting;
};

/**
 * Keeps what arrives from moving what the reader looks at: new replies wait behind a button, unless the reader is
 * at the very end. `end` stands behind the last post.
 */
export const useArrivals = (
  page: ThreadPage,
  end: React.RefObject<HTMLElement | null>,
  personId: string | null,
): Arrivals => {
  const { t } = useTranslation();
  const last = lastOf(page);
  const first = page.posts[0]?.number ?? 1;
  const [through, setThrough] = useState(last);
  // What the reader has asked for themselves, by loading a part or going to another, is shown at once.
  const before = useRef({ first, last, hadLater: page.hasLater });
  const arrived = page.posts.filter(({ number }) => number > through);

  const onArrival = useEffectEvent((): void => {
    const was = before.current;
    before.current = { first, last, hadLater: page.hasLater };
    if (last <= through && first >= was.first) return;
    const isOwn = arrived.length > 0 && arrived.at(-1)?.author.id === personId;
    if (was.hadLater || first > was.last || isOwn || isAtEnd(end.current)) setThrough(last);
    if (arrived.length > 0 && !isOwn && !was.hadLater)
      announce(t('discussion:arrivals.said', { count: arrived.length }));
  });
  useEffect(() => onArrival(), [first, last]);

  return {
    shown: page.posts.filter(({ number }) => number <= through),
    waiting: arrived.length,
    reveal: () => setThrough(last),
  };
};
