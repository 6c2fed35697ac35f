import type { ReactNode } from 'react';

import { Icon, type IconName } from './icon.js';

import './empty-state.css';

export interface EmptyStateProps {
  readonly icon?: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  /** What to do next. */
  readonly actions?: ReactNode;
  readonly headingLevel?: 1 | 2 | 3;
}

/** Nothing here yet: says so, says why, and offers the next step. */
export const EmptyState = ({ icon, title, children, actions, headingLevel = 2 }: EmptyStateProps) => {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="gh-empty">
      {icon && (
        <span className="gh-empty__picture">
          <Icon name={icon} size="large" />
        </span>
      )}
      <Heading className="gh-empty__title">{title}</Heading>
      {children !== undefined && <div className="gh-empty__words">{children}</div>}
      {actions !== undefined && <div className="gh-row">{actions}</div>}
    </div>
  );
};
