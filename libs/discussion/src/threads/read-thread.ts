import { Injectable } from '@nestjs/common';

import type { MyThreadState, ThreadPage } from '#libs/contracts';
import { Database } from '#libs/database';
import type { Viewer } from '#libs/kernel';

import { threadPermissionsOf } from '../posts/permissions.js';
import { presentPost } from '../posts/present-post.js';
import { readPosts } from '../posts/read-posts.js';
import { sliceOf, type Place as Start } from './slice.js';
import { findThread, type ThreadAtHand } from './thread-gate.js';
import { threadCommunityOf, threadStateOf } from './thread-row.js';

/** A thread with the part of its posts that somebody wants to read. Two statements, whatever the thread's length. */
@Injectable()
export class ReadThread {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found` */
  async execute(viewer: Viewer, threadId: string, start: Start & { limit: number }): Promise<ThreadPage> {
    const thread = await findThread(this.database, viewer, threadId);
    const { row, place, facts } = thread;
    const { first, last } = sliceOf(start, start.limit, row.post_count, row.read_through ?? 0);
    const alsoPostId = row.accepted_post_id;
    const rows = await readPosts(this.database, viewer, { threadId, first, last, alsoPostId });
    const views = rows.map((post) => presentPost(place, facts, post));
    return {
      thread: threadStateOf(row),
      community: threadCommunityOf(row),
      posts: views.filter(({ number }) => number >= first && number <= last),
      acceptedPost: views.find(({ id }) => id === alsoPostId) ?? null,
      hasEarlier: first > 1,
      hasLater: last < row.post_count,
      permissions: threadPermissionsOf(place, facts),
      me: myStateOf(thread),
      home: homeOf(thread),
      seq: row.seq,
    };
  }
}

const homeOf = ({ row }: ThreadAtHand): ThreadPage['home'] => {
  const { home_post_count: postCount, home_counted_at: countedAt } = row;
  if (postCount === null || countedAt === null) return null;
  return { postCount, countedAt: countedAt.toISOString(), isBeingRead: row.home_is_being_read === true };
};

const myStateOf = ({ row, place }: ThreadAtHand): MyThreadState | null =>
  place.viewer.kind === 'account'
    ? {
        readThrough: row.read_through ?? 0,
        unread: row.unread,
        isMember: place.standing.role !== null,
        draft: row.draft && { ...row.draft, updatedAt: new Date(row.draft.updatedAt).toISOString() },
      }
    : null;
