import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';

import { AppLink } from '../../design/app-link.js';
import { CountBadge } from '../../design/badge.js';
import { Icon, type IconName } from '../../design/icon.js';
import { Page } from '../../shell/page.js';

import './section-frame.css';

export interface Section {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  /** Something waits there. */
  readonly count?: number;
}

interface SectionFrameProps {
  /** What the sections belong to: stands over the title and names the menu. */
  readonly area: string;
  readonly sections: readonly Section[];
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

const isWithin = (path: string, href: string, sections: readonly Section[]): boolean =>
  path === href ||
  (path.startsWith(`${href}/`) &&
    !sections.some((other) => other.href.length > href.length && path.startsWith(other.href)));

/** On a phone the menu is one line: brings the page at hand into it, without moving the page itself. */
const useCurrentInView = (path: string) => {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const link = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (!list.current || !link) return;
    const middle = link.offsetLeft - (list.current.clientWidth - link.offsetWidth) / 2;
    list.current.scrollTo({ left: middle, behavior: 'instant' });
    // The current link follows the address.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [path]);
  return list;
};

/** Pages that belong together, each with its own address; their menu stands beside them, on a phone above. */
export const SectionFrame = ({ area, sections, children, ...page }: SectionFrameProps) => {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const list = useCurrentInView(path);
  return (
    <div className="gh-sections">
      <nav className="gh-sections__menu" aria-label={area}>
        <ul className="gh-sections__list" ref={list}>
          {sections.map(({ href, label, icon, count = 0 }) => (
            <li key={href}>
              <AppLink
                href={href}
                className="gh-sections__link"
                aria-current={isWithin(path, href, sections) ? (path === href ? 'page' : 'true') : undefined}
              >
                <Icon name={icon} />
                <span>{label}</span>
                {count > 0 && <CountBadge count={count} />}
              </AppLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="gh-sections__page">
        <Page over={area} head={{ unlisted: true }} {...page}>
          {children}
        </Page>
      </div>
    </div>
  );
};
