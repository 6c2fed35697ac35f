import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';

import './prose.css';

export interface ProseProps {
  /** HTML that the server has made from Markdown and sanitised; never anything else. */
  readonly html: string;
  /** The language it is written in, so that it is read aloud as that. */
  readonly lang?: string | undefined;
  readonly size?: 'reading' | 'usual';
}

/** What somebody has written. Links within the site change screens without a reload. */
export const Prose = ({ html, lang, size = 'reading' }: ProseProps) => {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLDivElement>): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (link.origin !== window.location.origin || link.hasAttribute('download')) return;
    if (/^\/(api|files)\//.test(link.pathname)) return;
    event.preventDefault();
    void router.navigate({ href: link.pathname + link.search + link.hash });
  };
  return (
    // The links inside take keys and focus; this only listens to them.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className="gh-prose"
      data-size={size}
      lang={lang}
      onClick={follow}
      // oxlint-disable-next-line react/no-danger -- sanitised once, on write (libs/text)
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
};
