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

/** The part of the thread that is loaded. */
interface Range {
  readonly first: number;
  readonly last: number;
  readonly hadLater: boolean;
}

const lastOf = (page: ThreadPage): number => page.posts.at(-1)?.number ?? 0;

/** Whether the reader is at the end of the thread, looking for more, and not writing. */
const isAtEnd = (end: HTMLElement | null): boolean => {
  if (end === null || document.visibilityState !== 'visible') return false;
  const { top } = end.getBoundingClientRect();
  if (document.activeElement?.closest('[data-composer]')) return false;
  return top >= 0 && top <= window.innerHeight;
};

const NEWS_MS = 86_400_000;

/** What was fetched from another server long after it was written is no news to be said aloud. */
const isNews = ({ createdAt }: PostView): boolean => Date.now() - Date.parse(createdAt) < NEWS_MS;

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
  const before = useRef<Range>({ first, last, hadLater: page.hasLater });
  const arrived = page.posts.filter(({ number }) => number > through);

  const onArrival = useEffectEvent((now: Range): void => {
    const was = before.current;
    before.current = now;
    if (now.last <= through) return;
    const isAskedFor = was.hadLater || now.first > was.last;
    const isOwn = arrived.at(-1)?.author.id === personId;
    if (isAskedFor || isOwn || isAtEnd(end.current)) setThrough(now.last);
    const news = arrived.filter(isNews).length;
    if (!isAskedFor && !isOwn && news > 0) announce(t('discussion:arrivals.said', { count: news }));
  });
  const hadLater = page.hasLater;
  useEffect(() => onArrival({ first, last, hadLater }), [first, last, hadLater]);

  return {
    shown: page.posts.filter(({ number }) => number <= through),
    waiting: arrived.length,
    reveal: () => setThrough(last),
  };
};
