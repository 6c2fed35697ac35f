import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import {
  listThreads,
  listUnreadCounts,
  markCommunityRead,
  readHome,
  type CommunityDetail,
  type OperationAnswer,
} from '#libs/contracts';

import { useCommand, usePages } from '../../api/use-operation.js';
import { useAddressQuery, withCursor } from '../../app/use-address-query.js';
import { AppLink } from '../../design/app-link.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { LinkButton } from '../../design/link-button.js';
import { MoreLink } from '../../design/more-link.js';
import { showToast } from '../../design/toast.js';
import { ListState } from '../lists/list-state.js';
import { useCommunityLive } from '../live/use-community-live.js';
import { communityHref } from './community-href.js';
import { CommunityPage } from './community-page.js';
import { threadFilters, threadsCall, type ThreadFilter } from './thread-filters.js';
import { ThreadRow } from './thread-row.js';

type ThreadPages = { readonly pages: readonly OperationAnswer<typeof listThreads>[] } | undefined;

const Filters = ({ community, current }: { community: CommunityDetail; current: ThreadFilter }) => {
  const { t } = useTranslation();
  const { hrefWith } = useAddressQuery();
  const isOffered: Readonly<Record<ThreadFilter, boolean>> = {
    all: true,
    unread: community.me.role !== null,
    unanswered: true,
    deleted: community.permissions.canReviewReports,
  };
  // i18n-keys: communities:filter.*
  return (
    <nav aria-label={t('communities:filter.label')}>
      <ul className="gh-filter-links">
        {threadFilters
          .filter((filter) => isOffered[filter])
          .map((filter) => (
            <li key={filter}>
              <AppLink
                className="gh-filter-link"
                href={hrefWith({ filter: filter === 'all' ? undefined : filter })}
                aria-current={filter === current ? 'true' : undefined}
              >
                {t(`communities:filter.${filter}`)}
              </AppLink>
            </li>
          ))}
      </ul>
    </nav>
  );
};

const MarkRead = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const mark = useCommand(markCommunityRead, {
    refreshes: [listThreads, listUnreadCounts, readHome],
    onDone: () => showToast(t('communities:thread.all-read')),
  });
  return (
    <Button
      size="small"
      variant="quiet"
      icon="check"
      isPending={mark.isPending}
      onPress={() => mark.mutate({ params: { communityId: community.id } })}
    >
      {t('communities:thread.mark-read')}
    </Button>
  );
};

const NoThreads = ({ community, filter }: { community: CommunityDetail; filter: ThreadFilter }) => {
  const { t } = useTranslation();
  if (filter !== 'all') {
    return (
      <EmptyState icon="check-circle" title={t(`communities:filter.none-${filter}`)}>
        <AppLink href={communityHref(community)}>{t('communities:filter.show-all')}</AppLink>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="speech"
      title={t('communities:thread.none-title')}
      actions={community.permissions.canStartThread && <StartThread community={community} />}
    >
      <p>{t('communities:thread.none-text')}</p>
    </EmptyState>
  );
};

const StartThread = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  return (
    <LinkButton href={communityHref(community, 'new')} variant="primary" icon="plus">
      {t('communities:thread.start')}
    </LinkButton>
  );
};

/** Hears that more of what is older is here. */
const useHistoryArrival = ({ history }: CommunityDetail, onArrival: () => void): void => {
  const read = history?.threadsRead ?? 0;
  const before = useRef(read);
  const tell = useEffectEvent(onArrival);
  useEffect(() => {
    if (before.current === read) return;
    before.current = read;
    tell();
  }, [read]);
};

const useThreads = (community: CommunityDetail) => {
  const { query, hrefWith } = useAddressQuery();
  const asked = threadsCall(community.id, query);
  const list = usePages(listThreads, asked);
  useCommunityLive(community.id, () => void list.refetch());
  useHistoryArrival(community, () => void list.refetch());
  const pages = (list.data as ThreadPages)?.pages ?? [];
  const next = pages.at(-1)?.next;
  return {
    list,
    filter: asked.query.filter ?? ('all' as const),
    threads: [...(pages[0]?.pinned ?? []), ...list.items],
    nextHref: next === undefined ? undefined : withCursor(hrefWith({}), next),
  };
};

const Threads = ({ community }: { community: CommunityDetail }) => {
  const { t } = useTranslation();
  const { list, filter, threads, nextHref } = useThreads(community);
  return (
    <section className="gh-stack" aria-labelledby="threads">
      <h2 id="threads" className="gh-hidden">
        {t('communities:thread.list')}
      </h2>
      <div className="gh-thread-tools">
        <Filters community={community} current={filter} />
        {threads.some(({ unread }) => (unread ?? 0) > 0) && <MarkRead community={community} />}
      </div>
      <ListState
        list={list}
        isEmpty={threads.length === 0}
        empty={<NoThreads community={community} filter={filter} />}
      >
        <ul className="gh-thread-list">
          {threads.map((thread) => (
            <ThreadRow key={thread.id} thread={thread} />
          ))}
        </ul>
      </ListState>
      <MoreLink
        href={nextHref}
        isLoading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </section>
  );
};

/** The threads of a community, pinned ones first, then the most recently active. */
export const DiscussionScreen = () => (
  <CommunityPage
    tab="discussion"
    actions={(community) => community.permissions.canStartThread && <StartThread community={community} />}
  >
    {(community) => <Threads community={community} />}
  </CommunityPage>
);
