import { useSyncExternalStore } from 'react';

import { usePreferences } from '../app/preferences.js';
import { elapsed, formatMoment } from '../i18n/moments.js';

export interface TimeProps {
  /** ISO 8601, UTC. */
  readonly value: string;
  /** `relative` ("3 hours ago", with the exact time on pointing), `date`, `time`, or `exact` (both). */
  readonly look?: 'relative' | 'date' | 'time' | 'exact';
}

const REFRESH_MILLISECONDS = 30_000;

/** One timer for all times on a page. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, REFRESH_MILLISECONDS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    now = 0;
  };
};

const current = (): number => {
  if (now === 0) now = Date.now();
  return now;
};

/** Milliseconds since 1970, or `null` on the server and while its page is taken over. */
const useNow = (): number | null => useSyncExternalStore<number | null>(subscribe, current, () => null);

/** A moment, in the reader's language; on server-rendered pages in UK time until the browser takes over. */
export const Time = ({ value, look = 'relative' }: TimeProps) => {
  const { language } = usePreferences();
  const moment = useNow();
  const then = new Date(value);
  const place = { language, timeZone: moment === null ? 'Europe/London' : undefined };
  if (look !== 'relative') return <time dateTime={value}>{formatMoment(then, look, place)}</time>;
  return (
    <time dateTime={value} title={formatMoment(then, 'exact', place)}>
      {moment === null ? formatMoment(then, 'date', place) : elapsed(value, moment, language)}
    </time>
  );
};
