import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';

import {
  getCommunity,
  listCommunities,
  listMyThreads,
  listMyVideos,
  listNotifications,
  listThreads,
  listUnreadCounts,
  readHome,
  readThread,
  readVideo,
  type AccountFrame,
  type ThreadPage,
} from '#libs/contracts';

import { call } from '../../api/call.js';
import { useMe, useSetSession } from '../../app/session.js';
import { tellDraftChanged } from './draft-news.js';
import { liveHub } from './live-hub.js';
import { tellSignedOut } from './signed-out.js';

/** Lists that say how much is unread. */
const COUNTS = [listUnreadCounts.id, readHome.id, listThreads.id, listMyThreads.id];
const MEMBERSHIPS = [getCommunity.id, listCommunities.id, ...COUNTS];
const VIDEOS = [readVideo.id, listMyVideos.id];

const refresh = (queries: QueryClient, ids: readonly string[]): void => {
  for (const id of ids) void queries.invalidateQueries({ queryKey: [id] });
};

type Frame<K extends AccountFrame['kind']> = Extract<AccountFrame, { kind: K }>['payload'];

const moveRead = (queries: QueryClient, { threadId, readThrough, unread }: Frame<'read.moved'>): void => {
  queries.setQueriesData<ThreadPage>({ queryKey: [readThread.id] }, (page) =>
    page?.me && page.thread.id === threadId ? { ...page, me: { ...page.me, readThrough, unread } } : page,
  );
  refresh(queries, COUNTS);
};

/** Keeps the page in step with the account: unread counts, notifications, memberships and drafts. */
export const LiveConnection = () => {
  const queries = useQueryClient();
  const setSession = useSetSession();
  const personId = useMe()?.person.id ?? null;

  const onFrame = useEffectEvent((frame: AccountFrame): void => {
    switch (frame.kind) {
      case 'read.moved':
        return moveRead(queries, frame.payload);
      case 'notification.changed': {
        const { unread } = frame.payload;
        setSession((session) => ({ ...session, unread }));
        return refresh(queries, [listNotifications.id]);
      }
      case 'membership.changed':
        return refresh(queries, MEMBERSHIPS);
      case 'draft.changed':
        return tellDraftChanged(frame.payload);
      case 'video.changed':
        return refresh(queries, VIDEOS);
    }
  });
  const onBegin = useEffectEvent((): void => {
    // What came between the drawing of the page and now was told to nobody.
    refresh(queries, [...MEMBERSHIPS, ...VIDEOS, listNotifications.id]);
    call(listNotifications, { query: { limit: '1' } }).then(
      ({ unread }) => setSession((session) => ({ ...session, unread })),
      () => undefined,
    );
  });

  useEffect(() => {
    if (personId === null) return undefined;
    return liveHub.start({
      onFrame: (frame) => onFrame(frame),
      onBegin: () => onBegin(),
      onSignedOut: () => tellSignedOut(),
    });
  }, [personId]);
  return null;
};
