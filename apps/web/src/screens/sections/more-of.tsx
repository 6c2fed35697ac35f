import { LoadMore } from '../../design/load-more.js';

/** A list that is read page by page. */
export interface Pages<Item> {
  readonly items: readonly Item[];
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

interface MoreOfProps {
  readonly pages: Pages<unknown>;
  /** Says how many are shown. */
  readonly isCounted?: boolean;
}

/** The next page of a list, on request, where there is one. */
export const MoreOf = ({ pages, isCounted = false }: MoreOfProps) => (
  <LoadMore
    hasMore={pages.hasNextPage}
    isLoading={pages.isFetchingNextPage}
    onLoadMore={() => void pages.fetchNextPage()}
    {...(isCounted && { shown: pages.items.length })}
  />
);
