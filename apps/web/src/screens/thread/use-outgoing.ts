import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { replyToThread, type PostView, type ThreadPage } from '#libs/contracts';

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
  readonly attachmentIds: readonly string[];
}

/** A reply on its way. Its key makes sure that it is there once, however often it is sent. */
export interface Outgoing extends Written {
  readonly key: string;
  readonly state: 'sending' | 'failed';
  /** Why it failed; not kept over a reload. */
  readonly error?: unknown;
}

/** Passing failures are worth another try by ourselves; the others need the writer. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status === 401 || error.status >= 502);

const bodyOf = ({ markdown, language, replyToId, attachmentIds }: Written) => ({
  markdown,
  language,
  ...(replyToId === null ? {} : { replyToId }),
  ...(attachmentIds.length === 0 ? {} : { attachmentIds: [...attachmentIds] }),
});

interface Thread {
  readonly threadId: string;
  readonly queryKey: readonly unknown[];
}

/** Replies of mine that the server has not confirmed yet; they outlive a reload of the page. */
export const useOutgoing = ({ threadId, queryKey }: Thread) => {
  const queries = useQueryClient();
  const personId = useMe()?.person.id ?? '';
  const storedAs = `guildhall-outgoing:${personId}:${threadId}`;
  const [posts, setPosts] = useState<readonly Outgoing[]>([]);
  const current = useRef<readonly Outgoing[]>([]);

  const put = (change: (posts: readonly Outgoing[]) => readonly Outgoing[]): void => {
    current.current = change(current.current);
    setPosts(current.current);
    const kept = current.current.map(({ error: _, ...rest }) => ({ ...rest, state: 'failed' }));
    keepHere(storedAs, kept.length === 0 ? null : kept);
  };
  const mark = (key: string, how: Pick<Outgoing, 'state' | 'error'>): void =>
    put((all) => all.map((post) => (post.key === key ? { ...post, ...how } : post)));

  const deliver = async (post: Outgoing): Promise<PostView | null> => {
    mark(post.key, { state: 'sending', error: undefined });
    try {
      const params = { threadId };
      const sent = await call(replyToThread, { params, body: bodyOf(post) }, { idempotencyKey: post.key });
      queries.setQueryData<ThreadPage>(queryKey, (page) => page && putPost(page, sent));
      put((all) => all.filter(({ key }) => key !== post.key));
      return sent;
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) tellSignedOut();
      mark(post.key, { state: 'failed', error });
      return null;
    }
  };

  const restore = useEffectEvent((): void => {
    const kept = readKept<readonly Outgoing[]>(storedAs);
    if (kept !== null && kept.length > 0) put(() => kept);
  });
  useEffect(() => restore(), [threadId, personId]);

  const isLost = useLostConnection() !== null;
  const isSignedOut = useSignedOut();
  const retryAll = useEffectEvent((): void => {
    for (const post of current.current) {
      if (post.state === 'failed' && isPassing(post.error)) void deliver(post);
    }
  });
  useEffect(() => {
    if (!isLost && !isSignedOut) retryAll();
  }, [isLost, isSignedOut]);

  return {
    posts,
    send: (written: Written): Promise<PostView | null> => {
      const post: Outgoing = { ...written, key: crypto.randomUUID(), state: 'sending' };
      put((all) => [...all, post]);
      return deliver(post);
    },
    retry: (post: Outgoing): void => void deliver(post),
    discard: (post: Outgoing): void => put((all) => all.filter(({ key }) => key !== post.key)),
  };
};
