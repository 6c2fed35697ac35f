import { useLayoutEffect, useRef, type RefObject } from 'react';

import { AppLink } from './app-link.js';
import { CountBadge } from './badge.js';

import './tabs.css';

export interface TabLink {
  readonly href: string;
  readonly label: string;
  readonly isCurrent: boolean;
  readonly count?: number;
}

/** Brings the current tab to the middle of a strip that is wider than the screen; the page itself stays where it is. */
const useCurrentInView = (strip: RefObject<HTMLElement | null>, current: string | undefined): void => {
  useLayoutEffect(() => {
    const list = strip.current;
    const tab = current === undefined ? null : list?.querySelector('[aria-current]');
    if (list === null || tab === null || tab === undefined) return;
    const [seen, own] = [list.getBoundingClientRect(), tab.getBoundingClientRect()];
    const left = own.left + own.width / 2 - (seen.left + seen.width / 2);
    list.scrollBy({ left, behavior: 'instant' });
  }, [strip, current]);
};

/** Parts of one thing, each with its own address. */
export const Tabs = ({ label, tabs }: { label: string; tabs: readonly TabLink[] }) => {
  const strip = useRef<HTMLUListElement>(null);
  useCurrentInView(strip, tabs.find(({ isCurrent }) => isCurrent)?.href);
  return (
    <nav className="gh-tabs" aria-label={label}>
      <ul ref={strip} className="gh-tabs__list">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <AppLink href={tab.href} className="gh-tab" aria-current={tab.isCurrent ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && tab.count > 0 && <CountBadge count={tab.count} />}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
};
