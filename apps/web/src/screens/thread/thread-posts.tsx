import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import type { ThreadPage } from '#libs/contracts';

import { useProblemText } from '../../api/use-problem-text.js';
import { Button } from '../../design/button.js';
import { ErrorState } from '../../design/error-state.js';
import { AcceptedAnswer } from './accepted-answer.js';
import { EdgeLink } from './edge-link.js';
import { findAnchor, keepAnchor, type Anchor } from './keep-place.js';
import { PostList, type PostListProps } from './post-list.js';
import type { Direction, useThread } from './use-thread.js';

interface ThreadPostsProps extends PostListProps {
  /** New replies that are not shown yet. */
  readonly waiting: number;
  readonly endRef: RefObject<HTMLDivElement | null>;
  readonly thread: ReturnType<typeof useThread>;
  readonly onReveal: () => void;
}

/** Posts that come in above keep what the reader sees in its place. */
const useSteadyList = (listRef: RefObject<HTMLOListElement | null>, first: number) => {
  const anchor = useRef<{ at: Anchor; first: number }>(null);
  useLayoutEffect(() => {
    if (anchor.current !== null && anchor.current.first !== first) {
      keepAnchor(anchor.current.at);
      anchor.current = null;
    }
  }, [first]);
  return (): void => {
    const at = findAnchor(listRef.current);
    anchor.current = at && { at, first };
  };
};

/** The button behind which new replies gather; it says how many without moving anything. */
const WaitingButton = ({ waiting, onReveal }: { waiting: number; onReveal: () => void }) => {
  const { t } = useTranslation();
  if (waiting === 0) return null;
  return (
    <div className="thread-waiting">
      <Button variant="primary" icon="chevron-down" onPress={onReveal}>
        {t('discussion:arrivals.show', { count: waiting })}
      </Button>
    </div>
  );
};

interface LoadFailureProps {
  readonly failed: { readonly direction: Direction; readonly error: unknown };
  readonly onRetry: (direction: Direction) => void;
}

const LoadFailure = ({ failed, onRetry }: LoadFailureProps) => {
  const { title, detail } = useProblemText()(failed.error);
  return (
    <ErrorState title={title} onRetry={() => onRetry(failed.direction)}>
      {detail}
    </ErrorState>
  );
};

interface EdgeProps {
  readonly page: ThreadPage;
  readonly direction: Direction;
  readonly loading: Direction | null;
  readonly onLoad: (direction: Direction) => void;
}

/** The way to what lies before or behind the posts that are loaded; nothing where they begin or end the thread. */
const Edge = ({ page, direction, loading, onLoad }: EdgeProps) => {
  const isEarlier = direction === 'earlier';
  if (!(isEarlier ? page.hasEarlier : page.hasLater)) return null;
  const first = page.posts[0]?.number ?? 1;
  const last = page.posts.at(-1)?.number ?? 0;
  return (
    <EdgeLink
      direction={direction}
      href={isEarlier ? `?before=${first}` : `?after=${last}`}
      count={isEarlier ? first - 1 : page.thread.postCount - last}
      isLoading={loading === direction}
      onLoad={() => onLoad(direction)}
    />
  );
};

/** Brings the reader to a post that is about to be drawn. */
const showSoon = (number: number): void => {
  requestAnimationFrame(() => {
    const post = document.getElementById(`post-${number}`);
    post?.focus({ preventScroll: true });
    post?.scrollIntoView({ block: 'nearest' });
  });
};

/** The posts that are loaded, in order, with the ways to those before and behind. */
export const ThreadPosts = ({ waiting, endRef, thread, onReveal, ...list }: ThreadPostsProps) => {
  const { page, shown, listRef } = list;
  const { acceptedPost } = page;
  const hold = useSteadyList(listRef, page.posts[0]?.number ?? 1);
  const load = (direction: Direction): void => {
    hold();
    void thread.load(direction);
  };
  const reveal = (): void => {
    onReveal();
    showSoon((shown.at(-1)?.number ?? 0) + 1);
  };
  return (
    <div className="thread">
      <Edge page={page} direction="earlier" loading={thread.loading} onLoad={load} />
      {page.hasEarlier && acceptedPost && (
        <AcceptedAnswer post={acceptedPost} place={{ thread: page.thread, community: page.community }} />
      )}
      <PostList {...list} />
      <Edge page={page} direction="later" loading={thread.loading} onLoad={load} />
      {thread.failed && <LoadFailure failed={thread.failed} onRetry={load} />}
      <WaitingButton waiting={waiting} onReveal={reveal} />
      <div ref={endRef} className="thread__end" />
    </div>
  );
};
