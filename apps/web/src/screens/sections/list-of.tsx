import type { ReactNode } from 'react';

import { Loaded } from './loaded.js';
import { MoreOf, type Pages } from './more-of.js';

interface ListOfProps<Item> {
  readonly pages: Pages<Item> & {
    readonly data: object | undefined;
    readonly error: unknown;
    readonly refetch: () => Promise<unknown>;
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
          <MoreOf pages={pages} isCounted />
        </>
      )
    }
  </Loaded>
);
