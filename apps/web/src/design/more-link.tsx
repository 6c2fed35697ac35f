import { useTranslation } from 'react-i18next';

import { AppLink } from './app-link.js';

import './button.css';
import './load-more.css';

export interface MoreLinkProps {
  /** Address of the next page; `undefined` on the last one. */
  readonly href: string | undefined;
  readonly isLoading: boolean;
  readonly onMore: () => void;
}

/** The next part of a public list: below this one where scripts run, a page of its own where they do not. */
export const MoreLink = ({ href, isLoading, onMore }: MoreLinkProps) => {
  const { t } = useTranslation();
  if (href === undefined) return null;
  return (
    <div className="gh-load-more">
      <AppLink
        href={href}
        rel="next"
        className="gh-button"
        data-variant="secondary"
        aria-disabled={isLoading || undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          if (!isLoading) onMore();
        }}
      >
        {isLoading ? t('common:state.loading') : t('common:action.show-more')}
      </AppLink>
    </div>
  );
};
