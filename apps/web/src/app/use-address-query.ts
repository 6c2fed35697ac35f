import { useLocation, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';

type Change = Readonly<Record<string, string | undefined>>;

/** The query of an address with some of its values changed; empty ones go, and so does the place in a list. */
export const changedQuery = (query: URLSearchParams, change: Change): string => {
  const next = new URLSearchParams(query);
  next.delete('cursor');
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next.size === 0 ? '' : `?${next.toString()}`;
};

/** Address of the page of a list that begins at `cursor`. */
export const withCursor = (href: string, cursor: string): string =>
  `${href}${href.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;

/** What the address asks for behind its question mark, and how to ask for something else on the same page. */
export const useAddressQuery = () => {
  const router = useRouter();
  const place = useLocation();
  const query = useMemo(() => new URLSearchParams(place.searchStr), [place.searchStr]);
  return {
    query,
    /** Address of this page with the change; for links. */
    hrefWith: (change: Change): string => place.pathname + changedQuery(query, change),
    change: (change: Change): void =>
      void router.navigate({ href: place.pathname + changedQuery(query, change), replace: true }),
  };
};
