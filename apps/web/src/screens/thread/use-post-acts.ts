import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  acceptAnswer,
  makeWiki,
  moveReadPosition,
  readPostSource,
  restorePost,
  unacceptAnswer,
  unmakeWiki,
  type PostView,
  type ThreadPage,
} from '#libs/contracts';

import { call } from '../../api/call.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { showToast } from '../../design/toast.js';
import { putPost } from './apply-thread-frame.js';
import { postAddress } from './post-text.js';
import type { PostAct } from './post.js';
import type { Written } from './use-outgoing.js';

export interface PostDialog {
  readonly kind: 'delete' | 'history' | 'report';
  readonly post: PostView;
}

/** What the reply box should begin with; `turn` tells one wish from the same wish again. */
export interface ReplyWish {
  readonly turn: number;
  readonly replyToId: string | null;
  /** Words to add to what is written already. */
  readonly added: string;
  /** The reply that was given up, so that its files and its language come back as well. */
  readonly takenUp: Written | null;
}

interface Acts {
  readonly page: ThreadPage;
  readonly queryKey: readonly unknown[];
  /** The reader wants the posts after this number to count as unread. */
  readonly onUnread: (readThrough: number) => void;
}

const quoted = (markdown: string): string =>
  `${markdown
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}\n\n`;

/** Words that the reader has marked in a post, if any. */
const markedIn = (post: PostView): string => {
  const selection = window.getSelection();
  const article = document.getElementById(`post-${post.number}`);
  if (selection === null || selection.isCollapsed || article === null) return '';
  return article.contains(selection.anchorNode) ? selection.toString().trim() : '';
};

/** The words of a post as its author may see them, or as anybody reads them. */
const wordsOf = async (post: PostView): Promise<string> => {
  const marked = markedIn(post);
  if (marked !== '') return marked;
  if (post.permissions.canEdit) {
    const { markdown } = await call(readPostSource, { params: { postId: post.id } });
    return markdown;
  }
  const holder = document.createElement('template');
  holder.innerHTML = post.html;
  return (holder.content.textContent ?? '').trim();
};

/** What the server does with a post or its thread, and what the page shows of it. */
const useDeeds = ({ page, queryKey, onUnread }: Acts) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const threadId = page.thread.id;
  const put = (change: (page: ThreadPage) => ThreadPage): void => {
    queries.setQueryData<ThreadPage>(queryKey, (now) => now && change(now));
  };
  return {
    restore: async (post: PostView): Promise<void> => {
      const up = await call(restorePost, { params: { postId: post.id } });
      put((now) => putPost(now, up));
    },
    wiki: async (post: PostView): Promise<void> => {
      const changed = await call(post.isWiki ? unmakeWiki : makeWiki, { params: { postId: post.id } });
      put((now) => putPost(now, changed));
      showToast(t(changed.isWiki ? 'discussion:told.wiki' : 'discussion:told.unwiki'));
    },
    accept: async (post: PostView): Promise<void> => {
      const isTakenBack = page.thread.acceptedPostId === post.id;
      const params = { threadId };
      const thread = isTakenBack
        ? await call(unacceptAnswer, { params })
        : await call(acceptAnswer, { params, body: { postId: post.id } });
      put((now) => ({ ...now, thread, acceptedPost: isTakenBack ? null : post }));
    },
    unread: async (post: PostView): Promise<void> => {
      const readThrough = post.number - 1;
      onUnread(readThrough);
      await call(moveReadPosition, { params: { threadId }, body: { readThrough, force: true } });
      showToast(t('discussion:told.unread'));
    },
    link: async (post: PostView): Promise<void> => {
      await navigator.clipboard.writeText(postAddress(page, post));
      showToast(t('discussion:told.link'));
    },
  };
};

/** Carries out what is asked for at a post. */
export const usePostActs = (parts: Acts) => {
  const problemText = useProblemText();
  const [dialog, setDialog] = useState<PostDialog | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [wish, setWish] = useState<ReplyWish | null>(null);
  const deeds = useDeeds(parts);

  const wishFor = (replyToId: string | null, added = '', takenUp: Written | null = null): void =>
    setWish((before) => ({ turn: (before?.turn ?? 0) + 1, replyToId, added, takenUp }));
  const attempt = (work: () => Promise<void>): void => {
    work().catch((error: unknown) => showToast(problemText(error).title, { tone: 'danger' }));
  };
  const acts: Readonly<Record<PostAct, (post: PostView) => void>> = {
    reply: (post) => wishFor(post.id),
    quote: (post) => attempt(async () => wishFor(post.id, quoted(await wordsOf(post)))),
    edit: (post) => setEditing(post.id),
    history: (post) => setDialog({ kind: 'history', post }),
    delete: (post) => setDialog({ kind: 'delete', post }),
    report: (post) => setDialog({ kind: 'report', post }),
    restore: (post) => attempt(() => deeds.restore(post)),
    accept: (post) => attempt(() => deeds.accept(post)),
    wiki: (post) => attempt(() => deeds.wiki(post)),
    unread: (post) => attempt(() => deeds.unread(post)),
    link: (post) => attempt(() => deeds.link(post)),
  };

  return {
    act: (act: PostAct, post: PostView): void => acts[act](post),
    replyToThread: (): void => wishFor(null),
    /** Takes a reply up again that could not be sent. */
    takeUp: (written: Written): void => wishFor(written.replyToId, written.markdown, written),
    wish,
    dialog,
    closeDialog: (): void => setDialog(null),
    editing,
    closeEditor: (): void => setEditing(null),
  };
};
