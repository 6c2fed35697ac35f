import { lazy, Suspense, useRef } from 'react';

import type { ThreadPage } from '#libs/contracts';

import { useMe } from '../../app/session.js';
import { useThreadLive } from '../live/use-thread-live.js';
import { ExpertsArea } from './experts-area.js';
import { LivePeople, TypingLine } from './live-lines.js';
import { PostDialogs } from './post-dialogs.js';
import type { PostEditorProps } from './post-editor.js';
import { ReplyArea } from './reply-area.js';
import { ThreadPosts } from './thread-posts.js';
import type { ThreadPlace } from './thread-start.js';
import { useArrival } from './use-arrival.js';
import { usePostActs } from './use-post-acts.js';
import { usePostKeys } from './use-post-keys.js';
import { useReadPosition } from './use-read-position.js';
import { useShownPosts } from './use-shown-posts.js';
import type { useThread } from './use-thread.js';

export interface ThreadBodyProps {
  readonly page: ThreadPage;
  readonly place: ThreadPlace;
  readonly thread: ReturnType<typeof useThread>;
}

const LazyEditor = lazy(async () => ({ default: (await import('./post-editor.js')).PostEditor }));

const Editor = (props: PostEditorProps) => (
  <Suspense>
    <LazyEditor {...props} />
  </Suspense>
);

/** The posts, what arrives, and where to reply. */
export const ThreadBody = ({ page, place, thread }: ThreadBodyProps) => {
  const isSignedIn = useMe() !== null;
  const threadId = page.thread.id;
  const end = useRef<HTMLDivElement>(null);
  const live = useThreadLive({ threadId, queryKey: thread.queryKey, seq: page.seq });
  const { arrivals, outgoing, shown } = useShownPosts({ page, queryKey: thread.queryKey, end });
  const reading = useReadPosition({
    threadId,
    readThrough: page.me?.readThrough ?? null,
    lastShown: arrivals.shown.at(-1)?.number ?? 0,
  });
  const { firstUnread } = useArrival(page, place);
  const acts = usePostActs({ page, queryKey: thread.queryKey, onUnread: reading.forget });
  usePostKeys({ list: reading.list, onReply: page.permissions.canReply ? acts.replyToThread : null });

  return (
    <>
      <LivePeople {...live.present} />
      <ThreadPosts
        page={page}
        shown={shown}
        waiting={arrivals.waiting}
        firstUnread={firstUnread}
        listRef={reading.list}
        endRef={end}
        thread={thread}
        onReveal={arrivals.reveal}
        onAct={isSignedIn ? acts.act : undefined}
        editorOf={(post) =>
          acts.editing === post.id ? (
            <Editor post={post} queryKey={thread.queryKey} onClose={acts.closeEditor} />
          ) : undefined
        }
      />
      <ExpertsArea page={page} />
      <ReplyArea page={page} outgoing={outgoing} acts={acts} onSent={arrivals.reveal} />
      <TypingLine people={live.typing} />
      {acts.dialog && <PostDialogs dialog={acts.dialog} page={page} onClose={acts.closeDialog} />}
    </>
  );
};
