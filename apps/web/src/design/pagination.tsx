import { useTranslation } from 'react-i18next';

import { LinkButton } from './link-button.js';

import './load-more.css';

export interface PaginationProps {
  readonly newerHref?: string | undefined;
  readonly olderHref?: string | undefined;
  readonly label: string;
}

/** Earlier and later pages as links, for lists that are read without JavaScript too. */
export const Pagination = ({ newerHref, olderHref, label }: PaginationProps) => {
  const { t } = useTranslation();
  if (newerHref === undefined && olderHref === undefined) return null;
  return (
    <nav className="gh-load-more" aria-label={label}>
      {newerHref !== undefined && (
        <LinkButton href={newerHref} icon="arrow-left" rel="prev">
          {t('common:list.newer')}
        </LinkButton>
      )}
      {olderHref !== undefined && (
        <LinkButton href={olderHref} icon="arrow-right" rel="next">
          {t('common:list.older')}
        </LinkButton>
      )}
    </nav>
  );
};
