import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { replyToThread, type FileView, type PostView, type ThreadPage } from '#libs/contracts';

import { ApiProblem } from '../../api/api-problem.js';
import { call } from '../../api/call.js';
import { useMe } from '../../app/session.js';
import { useLostConnection } from '../../shell/connection.js';
import { tellSignedOut, useSignedOut } from '../live/signed-out.js';
import { keepHere, readKept } from '../writing/kept-here.js';
import { putPost } from './apply-thread-frame.js';

/** What somebody has written, complete and ready to go. */
export interface Written {
  readonly markdown: string;
  readonly language: 'en' | 'cy';
  readonly replyToId: string | null;
  readonly files: readonly FileView[];
}

/** A reply on its way. Its key makes sure that it is there once, however often it is sent. */
export interface Outgoing extends Written {
  readonly key: string;
  readonly state: 'sending' | 'failed';
  /** How many posts the thread had when it set out. */
  readonly after: number;
  /** Why it failed; not kept over a reload. */
  readonly error?: unknown;
}

/** Passing failures are worth another try by ourselves; the others need the writer. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status === 401 || error.status >= 502);

/** Whether it failed for a reason that may be gone is asked again after a reload, by the writer. */
const toKeep = (post: Outgoing): Outgoing => ({ ...post, state: 'failed', error: undefined });

const bodyOf = ({ markdown, language, replyToId, files }: Written) => ({
  markdown,
  language,
  ...(replyToId === null ? {} : { replyToId }),
  ...(files.length === 0 ? {} : { attachmentIds: files.map(({ id }) => id) }),
});

/** The replies themselves, also on this device, so that they outlive a reload of the page. */
const useKeptPosts = (storedAs: string) => {
  const [posts, setPosts] = useState<readonly Outgoing[]>([]);
  const current = useRef<readonly Outgoing[]>([]);
  const put = (change: (posts: readonly Outgoing[]) => readonly Outgoing[]): void => {
    current.current = change(current.current);
    setPosts(current.current);
    keepHere(storedAs, current.current.length === 0 ? null : current.current.map(toKeep));
  };
  const restore = useEffectEvent((): void => {
    const kept = readKept<readonly Outgoing[]>(storedAs);
    if (kept !== null && kept.length > 0) put(() => kept);
  });
  useEffect(() => restore(), []);
  return { posts, current, put };
};

interface Thread {
  readonly threadId: string;
  readonly queryKey: readonly unknown[];
  readonly postCount: number;
}

/** Runs once the server can be reached again by somebody it knows. */
const useWhenBack = (run: () => void): void => {
  const isLost = useLostConnection() !== null;
  const isSignedOut = useSignedOut();
  const latest = useEffectEvent(run);
  useEffect(() => {
    if (!isLost && !isSignedOut) latest();
  }, [isLost, isSignedOut]);
};

/** Replies of mine that the server has not confirmed yet. */
export const useOutgoing = ({ threadId, queryKey, postCount }: Thread) => {
  const queries = useQueryClient();
  const personId = useMe()?.person.id ?? '';
  const { posts, current, put } = useKeptPosts(`guildhall-outgoing:${personId}:${threadId}`);
  const drop = (key: string): void => put((all) => all.filter((post) => post.key !== key));
  const mark = (key: string, how: Pick<Outgoing, 'state' | 'error'>): void =>
    put((all) => all.map((post) => (post.key === key ? { ...post, ...how } : post)));

  const deliver = async (post: Outgoing): Promise<PostView | null> => {
    mark(post.key, { state: 'sending', error: undefined });
    try {
      const params = { threadId };
      const sent = await call(replyToThread, { params, body: bodyOf(post) }, { idempotencyKey: post.key });
      queries.setQueryData<ThreadPage>(queryKey, (page) => page && putPost(page, sent));
      drop(post.key);
      return sent;
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) tellSignedOut();
      mark(post.key, { state: 'failed', error });
      return null;
    }
  };

  /** One after the other, so that they stand in the thread in the order in which they were written. */
  const deliverWaiting = async (): Promise<void> => {
    for (const { key } of current.current) {
      const post = current.current.find((now) => now.key === key);
      if (post?.state === 'failed' && isPassing(post.error)) await deliver(post);
    }
  };
  useWhenBack(() => void deliverWaiting());

  return {
    posts,
    send: (written: Written): Promise<PostView | null> => {
      const post: Outgoing = { ...written, key: crypto.randomUUID(), state: 'sending', after: postCount };
      put((all) => [...all, post]);
      return deliver(post);
    },
    retry: (post: Outgoing): void => void deliver(post),
    discard: (post: Outgoing): void => drop(post.key),
  };
};
