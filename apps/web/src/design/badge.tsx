import type { ReactNode } from 'react';

import type { Tone } from './banner.js';
import { Icon, type IconName } from './icon.js';

import './badge.css';

export interface BadgeProps {
  readonly tone?: Tone | 'plain' | 'brand';
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** A state in one or two words. */
export const Badge = ({ tone = 'plain', icon, children }: BadgeProps) => (
  <span className="gh-badge" data-tone={tone}>
    {icon && <Icon name={icon} size="small" />}
    {children}
  </span>
);

/** A number that wants attention; above 99 it says "99+". Give its meaning in the text beside it. */
export const CountBadge = ({ count }: { count: number }) => (
  <span className="gh-count">{count > 99 ? '99+' : count}</span>
);
