import type { ReactNode } from 'react';

import { LoadMore } from '../../design/load-more.js';
import { Loaded } from './loaded.js';

interface ListOfProps<Item> {
  readonly pages: {
    readonly data: object | undefined;
    readonly items: readonly Item[];
    readonly error: unknown;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly refetch: () => Promise<unknown>;
    readonly fetchNextPage: () => Promise<unknown>;
  };
  /** Shown when there is nothing. */
  readonly empty: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** A list that is read page by page, with all that may come of it: waiting, nothing, failure, more. */
export const ListOf = <Item,>({ pages, empty, children }: ListOfProps<Item>) => (
  <Loaded query={pages} skeleton={{ shape: 'list', count: 4 }}>
    {() =>
      pages.items.length === 0 ? (
        empty
      ) : (
        <>
          {children(pages.items)}
          <LoadMore
            hasMore={pages.hasNextPage}
            isLoading={pages.isFetchingNextPage}
            onLoadMore={() => void pages.fetchNextPage()}
            shown={pages.items.length}
          />
        </>
      )
    }
  </Loaded>
);
