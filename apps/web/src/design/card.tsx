import type { ReactNode } from 'react';

import { AppLink } from './app-link.js';

import './card.css';

export interface CardProps {
  readonly children: ReactNode;
  readonly as?: 'div' | 'article' | 'section' | 'li';
  readonly labelledBy?: string;
  readonly padding?: 'usual' | 'none';
}

/** A thing in a list, or a group of settings, on its own ground. */
export const Card = ({ children, as: Element = 'div', labelledBy, padding = 'usual' }: CardProps) => (
  <Element className="gh-card" data-padding={padding} aria-labelledby={labelledBy}>
    {children}
  </Element>
);

/** The title of a card; pressing anywhere on the card that is not another link follows it. */
export const CardLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <AppLink href={href} className="gh-card__link">
    {children}
  </AppLink>
);
