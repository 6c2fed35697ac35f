import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import type { PostView, ThreadPage } from '#libs/contracts';

import { AcceptedAnswer } from './accepted-answer.js';
import { Post, type PostAct } from './post.js';

const UnreadMark = () => {
  const { t } = useTranslation();
  return (
    <p className="thread-unread">
      <span>{t('discussion:thread.unread-from-here')}</span>
    </p>
  );
};

export interface PostListProps {
  readonly page: ThreadPage;
  readonly shown: readonly PostView[];
  readonly firstUnread: number | null;
  readonly listRef: RefObject<HTMLOListElement | null>;
  readonly onAct?: ((act: PostAct, post: PostView) => void) | undefined;
  readonly editorOf: (post: PostView) => ReactNode;
}

/** The posts that are shown, in order; the accepted answer stands below the question as well. */
export const PostList = ({ page, shown, firstUnread, listRef, onAct, editorOf }: PostListProps) => {
  const { t } = useTranslation();
  const place = { thread: page.thread, community: page.community };
  const { acceptedPost } = page;
  return (
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
  );
};
