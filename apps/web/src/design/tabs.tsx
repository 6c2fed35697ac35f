import { AppLink } from './app-link.js';
import { CountBadge } from './badge.js';

import './tabs.css';

export interface TabLink {
  readonly href: string;
  readonly label: string;
  readonly isCurrent: boolean;
  readonly count?: number;
}

/** Parts of one thing, each with its own address. */
export const Tabs = ({ label, tabs }: { label: string; tabs: readonly TabLink[] }) => (
  <nav className="gh-tabs" aria-label={label}>
    <ul className="gh-tabs__list">
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
