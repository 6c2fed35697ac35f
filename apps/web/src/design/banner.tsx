import type { ReactNode } from 'react';

import { Icon, type IconName } from './icon.js';

import './banner.css';

export type Tone = 'info' | 'success' | 'warn' | 'danger';

const ICONS = {
  info: 'info',
  success: 'check-circle',
  warn: 'alert',
  danger: 'error',
} as const satisfies Record<Tone, IconName>;

export interface BannerProps {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Interrupts a screen reader; only for something that went wrong just now. */
  readonly urgent?: boolean;
}

/** Something the reader should know about the page. */
export const Banner = ({ tone = 'info', title, children, actions, urgent = false }: BannerProps) => (
  <div className="gh-banner" data-tone={tone} role={urgent ? 'alert' : undefined}>
    <Icon name={ICONS[tone]} />
    <div className="gh-banner__words">
      {title !== undefined && <p className="gh-banner__title">{title}</p>}
      {children}
    </div>
    {actions !== undefined && <div className="gh-banner__actions">{actions}</div>}
  </div>
);
