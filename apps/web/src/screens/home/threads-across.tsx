import { useState } from 'react';

import { listMyThreads, type ThreadSummary } from '#libs/contracts';

import { usePages } from '../../api/use-operation.js';
import { LoadMore } from '../../design/load-more.js';
import { ThreadRow } from '../communities/thread-row.js';

interface ThreadsAcrossProps {
  readonly threads: readonly ThreadSummary[];
  readonly filter: 'unread' | 'unanswered' | 'topics';
  /** Where the list goes on, if it does. */
  readonly next: string | undefined;
}

const Rest = ({ filter, next }: { filter: ThreadsAcrossProps['filter']; next: string }) => {
  const list = usePages(listMyThreads, { query: { filter, cursor: next } });
  return (
    <>
      <ul className="gh-thread-list">
        {list.items.map((thread) => (
          <ThreadRow key={thread.id} thread={thread} showsCommunity />
        ))}
      </ul>
      <LoadMore
        hasMore={list.isPending || list.hasNextPage}
        isLoading={list.isPending || list.isFetchingNextPage}
        onLoadMore={() => void list.fetchNextPage()}
      />
    </>
  );
};

/** Threads of several communities: the first of them, and the others on request. */
export const ThreadsAcross = ({ threads, filter, next }: ThreadsAcrossProps) => {
  const [isWhole, setWhole] = useState(false);
  return (
    <>
      <ul className="gh-thread-list">
        {threads.map((thread) => (
          <ThreadRow key={thread.id} thread={thread} showsCommunity />
        ))}
      </ul>
      {isWhole && next !== undefined ? (
        <Rest filter={filter} next={next} />
      ) : (
        <LoadMore hasMore={next !== undefined} isLoading={false} onLoadMore={() => setWhole(true)} />
      )}
    </>
  );
};
