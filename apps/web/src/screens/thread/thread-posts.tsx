import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import type { PostView, ThreadPage } from '#libs/contracts';

import { useProblemText } from '../../api/use-problem-text.js';
import { Button } from '../../design/button.js';
import { ErrorState } from '../../design/error-state.js';
import { AcceptedAnswer } from './accepted-answer.js';
import { EdgeLink } from './edge-link.js';
import { findAnchor, keepAnchor, type Anchor } from './keep-place.js';
import { Post, type PostAct } from './post.js';
import type { Direction, useThread } from './use-thread.js';

interface ThreadPostsProps {
  readonly page: ThreadPage;
  readonly shown: readonly PostView[];
  /** New replies that are not shown yet. */
  readonly waiting: number;
  readonly firstUnread: number | null;
  readonly listRef: RefObject<HTMLOListElement | null>;
  readonly endRef: RefObject<HTMLDivElement | null>;
  readonly thread: ReturnType<typeof useThread>;
  readonly onReveal: () => void;
  readonly onAct?: ((act: PostAct, post: PostView) => void) | undefined;
  readonly editorOf: (post: PostView) => ReactNode;
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

const UnreadMark = () => {
  const { t } = useTranslation();
  return (
    <p className="thread-unread">
      <span>{t('discussion:thread.unread-from-here')}</span>
    </p>
  );
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

/** The posts that are loaded, in order, with the ways to those before and behind. */
export const ThreadPosts = (props: ThreadPostsProps) => {
  const { page, shown, waiting, firstUnread, listRef, endRef, thread, onReveal, onAct, editorOf } = props;
  const { t } = useTranslation();
  const place = { thread: page.thread, community: page.community };
  const first = page.posts[0]?.number ?? 1;
  const last = page.posts.at(-1)?.number ?? 0;
  const hold = useSteadyList(listRef, first);
  const load = (direction: Direction): void => {
    hold();
    void thread.load(direction);
  };
  const reveal = (): void => {
    onReveal();
    const next = (shown.at(-1)?.number ?? 0) + 1;
    requestAnimationFrame(() => {
      const post = document.getElementById(`post-${next}`);
      post?.focus({ preventScroll: true });
      post?.scrollIntoView({ block: 'nearest' });
    });
  };
  const { acceptedPost } = page;
  return (
    <div className="thread">
      {page.hasEarlier && (
        <EdgeLink
          direction="earlier"
          href={`?before=${first}`}
          count={first - 1}
          isLoading={thread.loading === 'earlier'}
          onLoad={() => load('earlier')}
        />
      )}
      {page.hasEarlier && acceptedPost && <AcceptedAnswer post={acceptedPost} place={place} />}
      <ol className="thread__posts" ref={listRef} aria-label={t('discussion:thread.posts')}>
        {shown.map((post) => (
          <li key={post.id}>
            {post.number === firstUnread && <UnreadMark />}
            <Post
              post={post}
              place={place}
              isAccepted={post.id === page.thread.acceptedPostId}
              canReply={page.permissions.canReply}
              onAct={onAct}
              editor={editorOf(post)}
            />
            {post.number === 1 && acceptedPost && <AcceptedAnswer post={acceptedPost} place={place} />}
          </li>
        ))}
      </ol>
      {page.hasLater && (
        <EdgeLink
          direction="later"
          href={`?after=${last}`}
          count={page.thread.postCount - last}
          isLoading={thread.loading === 'later'}
          onLoad={() => load('later')}
        />
      )}
      {thread.failed && <LoadFailure failed={thread.failed} onRetry={load} />}
      <WaitingButton waiting={waiting} onReveal={reveal} />
      <div ref={endRef} className="thread__end" />
    </div>
  );
};
