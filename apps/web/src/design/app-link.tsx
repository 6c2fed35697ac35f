import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent, Ref } from 'react';

export interface AppLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string;
  readonly ref?: Ref<HTMLAnchorElement>;
}

const opensHere = (event: MouseEvent<HTMLAnchorElement>): boolean =>
  event.button === 0 &&
  !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) &&
  [undefined, null, '', '_self'].includes(event.currentTarget.getAttribute('target')) &&
  !event.currentTarget.hasAttribute('download') &&
  event.currentTarget.origin === window.location.origin;

/** An ordinary link that changes screens without a reload; it works without JavaScript too. */
export const AppLink = ({ href, onClick, ...rest }: AppLinkProps) => {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    if (event.defaultPrevented || !opensHere(event)) return;
    event.preventDefault();
    void router.navigate({ href });
  };
  // oxlint-disable-next-line jsx-a11y/anchor-has-content -- the caller gives the content
  return <a {...rest} href={href} onClick={follow} />;
};
