import { useTranslation } from 'react-i18next';

import { Icon } from '../../design/icon.js';
import type { Direction } from './use-thread.js';

// i18n-keys: discussion:edge.*
interface EdgeLinkProps {
  readonly direction: Direction;
  /** The same posts as a page of their own, for those without JavaScript. */
  readonly href: string;
  readonly count: number;
  readonly isLoading: boolean;
  readonly onLoad: () => void;
}

/** The way to the posts before or behind those that are shown. */
export const EdgeLink = ({ direction, href, count, isLoading, onLoad }: EdgeLinkProps) => {
  const { t } = useTranslation();
  return (
    <p className="thread-edge" data-direction={direction}>
      <a
        className="gh-button"
        data-variant="secondary"
        data-size="usual"
        href={href}
        rel={direction === 'earlier' ? 'prev' : 'next'}
        aria-disabled={isLoading || undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          if (!isLoading) onLoad();
        }}
      >
        <span className="gh-button__face">
          <Icon name={direction === 'earlier' ? 'arrow-up' : 'arrow-down'} />
          <span>{isLoading ? t('common:state.loading') : t(`discussion:edge.${direction}`, { count })}</span>
        </span>
      </a>
    </p>
  );
};
