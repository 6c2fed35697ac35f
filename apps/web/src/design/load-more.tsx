import { useTranslation } from 'react-i18next';

import { Button } from './button.js';

import './load-more.css';

export interface LoadMoreProps {
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly onLoadMore: () => void;
  /** How many are shown now, said beside the button. */
  readonly shown?: number;
}

/** The next page of a list, on request: nothing loads by itself while scrolling, so the footer can be reached. */
export const LoadMore = ({ hasMore, isLoading, onLoadMore, shown }: LoadMoreProps) => {
  const { t } = useTranslation();
  if (!hasMore) return null;
  return (
    <div className="gh-load-more">
      <Button isPending={isLoading} onPress={onLoadMore}>
        {t('common:action.show-more')}
      </Button>
      {shown !== undefined && <p className="gh-soft gh-small">{t('common:list.shown', { count: shown })}</p>}
    </div>
  );
};
