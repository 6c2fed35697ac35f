import { useLocation } from '@tanstack/react-router';

/** Pages that one does not come back to: they only make sense on the way in or out. */
const ON_THE_WAY =
  /^\/(?:sign-in|sign-out|register|join|welcome|confirm-email|change-email|forgot-password|reset-password)(?:$|[/?#])/;

/** Where to go after signing in: an address of this site, or the home page for anything else. */
export const returnAddress = (wanted: string | null): string =>
  wanted !== null && /^\/(?![/\\])/.test(wanted) && !ON_THE_WAY.test(wanted) ? wanted : '/';

/** Address of the sign-in page that leads back to `path` afterwards. */
export const signInHref = (path: string): string => {
  const back = returnAddress(path);
  return back === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(back)}`;
};

/** Address of the sign-in page that leads back to the page at hand. */
export const useSignInHref = (): string =>
  signInHref(useLocation({ select: ({ pathname, searchStr }) => pathname + searchStr }));
