import { lazy, Suspense, useRef } from 'react';

import type { PostView, ThreadPage } from '#libs/contracts';

import { useMe } from '../../app/session.js';
import { useThreadLive } from '../live/use-thread-live.js';
import { LivePeople, TypingLine } from './live-lines.js';
import { PostDialogs } from './post-dialogs.js';
import type { PostAct } from './post.js';
import { ReplyArea } from './reply-area.js';
import { ThreadPosts } from './thread-posts.js';
import type { ThreadPlace } from './thread-start.js';
import { useArrival } from './use-arrival.js';
import { useArrivals } from './use-arrivals.js';
import { useOutgoing, type Outgoing } from './use-outgoing.js';
import { usePostActs } from './use-post-acts.js';
import { usePostKeys } from './use-post-keys.js';
import { useReadPosition } from './use-read-position.js';
import type { useThread } from './use-thread.js';

export interface ThreadBodyProps {
  readonly page: ThreadPage;
  readonly place: ThreadPlace;
  readonly thread: ReturnType<typeof useThread>;
}

const PostEditor = lazy(async () => ({ default: (await import('./post-editor.js')).PostEditor }));

/** Until the server has answered, my reply is shown as on its way; its arrival by another path waits for that. */
const withoutSending = (
  shown: readonly PostView[],
  outgoing: readonly Outgoing[],
  personId: string | null,
): readonly PostView[] => {
  const since = outgoing.find(({ state }) => state === 'sending')?.after;
  if (since === undefined) return shown;
  return shown.filter(({ author, number }) => author.id !== personId || number <= since);
};

/** The posts, what arrives, and where to reply. */
export const ThreadBody = ({ page, place, thread }: ThreadBodyProps) => {
  const me = useMe();
  const personId = me?.person.id ?? null;
  const threadId = page.thread.id;
  const end = useRef<HTMLDivElement>(null);
  const live = useThreadLive({ threadId, queryKey: thread.queryKey, seq: page.seq });
  const arrivals = useArrivals(page, end, personId);
  const outgoing = useOutgoing({ threadId, queryKey: thread.queryKey, postCount: page.thread.postCount });
  const reading = useReadPosition({
    threadId,
    readThrough: page.me?.readThrough ?? null,
    lastShown: arrivals.shown.at(-1)?.number ?? 0,
  });
  const { firstUnread } = useArrival(page, place);
  const acts = usePostActs({ page, queryKey: thread.queryKey, onUnread: reading.forget });
  usePostKeys({ list: reading.list, onReply: page.permissions.canReply ? acts.replyToThread : null });

  const onAct = me === null ? undefined : (act: PostAct, post: PostView): void => acts.act(act, post);
  return (
    <>
      <LivePeople people={live.people} />
      <ThreadPosts
        page={page}
        shown={withoutSending(arrivals.shown, outgoing.posts, personId)}
        waiting={arrivals.waiting}
        firstUnread={firstUnread}
        listRef={reading.list}
        endRef={end}
        thread={thread}
        onReveal={arrivals.reveal}
        onAct={onAct}
        editorOf={(post) =>
          acts.editing === post.id ? (
            <Suspense>
              <PostEditor post={post} queryKey={thread.queryKey} onClose={acts.closeEditor} />
            </Suspense>
          ) : undefined
        }
      />
      <ReplyArea page={page} outgoing={outgoing} acts={acts} onSent={arrivals.reveal} />
      <TypingLine people={live.typing} />
      {acts.dialog && <PostDialogs dialog={acts.dialog} page={page} onClose={acts.closeDialog} />}
    </>
  );
};
