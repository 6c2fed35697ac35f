import { useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** What a list is narrowed down to, kept in the address so that it can be shared and survives a reload. */
export const useFilters = () => {
  const router = useRouter();
  const { pathname, searchStr } = useLocation({
    select: (location) => ({ pathname: location.pathname, searchStr: location.searchStr }),
    structuralSharing: true,
  });
  const query = new URLSearchParams(searchStr);
  const set = (changes: Readonly<Record<string, string | null>>): void => {
    const next = new URLSearchParams(searchStr);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === '') next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    void router.navigate({ href: text === '' ? pathname : `${pathname}?${text}`, replace: true });
  };
  /** The value of a filter, or `undefined` where it is none of `allowed`. */
  const oneOf = <Value extends string>(name: string, allowed: readonly Value[]): Value | undefined =>
    allowed.find((value) => value === query.get(name));
  return { get: (name: string): string => query.get(name) ?? '', oneOf, set, isSet: query.size > 0 };
};

const PAUSE_MILLISECONDS = 300;

/** A text as it was when typing last paused, so that not every key asks the server. */
export const usePaused = (text: string): string => {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};
