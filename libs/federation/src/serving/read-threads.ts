import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { readsThread } from '#libs/access';
import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { CLOCK, CursorCodec, type Clock, type CursorKey, type Viewer } from '#libs/kernel';

import { Addresses } from '../outgoing/addresses.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { actorJson, idOf, isOurs, type ActorColumn } from './actor-columns.js';
import { pageOf, type Entry } from './pages.js';

const IDS_ON_A_PAGE = 100;

interface ThreadRow {
  readonly post_count: number;
  readonly community: ActorColumn;
  readonly author: ActorColumn;
}

interface PostReference {
  readonly id: string;
  readonly uri: string | null;
  readonly number: number;
}

/** Threads of this instance: which posts they have, by their ids in the order of their numbers. */
@Injectable()
export class ReadThreads {
  private readonly at: Addresses;

  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
    @Inject(INSTANCE) private readonly instance: LocalInstance,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.at = new Addresses(instance.host);
  }

  /** All posts of a thread (FEP-7888), also those of which only a tombstone is left, as its page counts them. */
  async context(viewer: Viewer, threadId: string, cursor: string | null): Promise<OutgoingDocument | null> {
    const thread = await this.find(viewer, threadId);
    if (thread === null) return null;
    const { community, author } = thread;
    return pageOf(this.cursors, cursor, {
      id: this.at.context(threadId),
      totalItems: thread.post_count,
      owner: isOurs(this.at, community)
        ? idOf(this.at, 'community', community)
        : idOf(this.at, 'person', author),
      limit: IDS_ON_A_PAGE,
      read: (after, limit) => this.posts(sql<boolean>`p.thread_id = ${threadId}`, after, limit),
    });
  }

  /** Posts that answer a post of somebody here. */
  async replies(viewer: Viewer, postId: string, cursor: string | null): Promise<OutgoingDocument | null> {
    const { rows } = await sql<{ thread_id: string; is_root: boolean }>`
      select p.thread_id, p.id = t.root_post_id as is_root
      from post p join thread t on t.id = p.thread_id join community c on c.id = t.community_id
      where p.id = ${postId} and p.uri is null and p.instance_id = ${this.instance.id} and p.deleted_at is null
        and t.deleted_at is null and ${this.reads(viewer)}`.execute(this.database.sql);
    const [post] = rows;
    if (post === undefined) return null;
    const answers = post.is_root
      ? sql<boolean>`(p.reply_to_id = ${postId} or (p.reply_to_id is null and p.number > 1))`
      : sql<boolean>`p.reply_to_id = ${postId}`;
    return pageOf(this.cursors, cursor, {
      id: this.at.post(postId).replies,
      totalItems: null,
      limit: IDS_ON_A_PAGE,
      read: (after, limit) =>
        this.posts(
          sql<boolean>`p.thread_id = ${post.thread_id} and p.deleted_at is null and ${answers}`,
          after,
          limit,
        ),
    });
  }

  private async find(viewer: Viewer, threadId: string): Promise<ThreadRow | null> {
    const { rows } = await sql<ThreadRow>`
      select t.post_count, ${actorJson('c')} as community, ${actorJson('a')} as author
      from thread t join community c on c.id = t.community_id join person a on a.id = t.author_id
      where t.id = ${threadId} and t.uri is null and t.instance_id = ${this.instance.id}
        and t.deleted_at is null and ${this.reads(viewer)}`.execute(this.database.sql);
    return rows[0] ?? null;
  }

  private async posts(
    where: ReturnType<typeof sql<boolean>>,
    after: CursorKey | null,
    limit: number,
  ): Promise<Entry[]> {
    const { rows } = await sql<PostReference>`
      select p.id, p.uri, p.number from post p where ${where} and p.number > ${after?.[0] ?? 0}
      order by p.number limit ${limit}`.execute(this.database.sql);
    return rows.map(({ id, uri, number }) => ({ value: uri ?? this.at.post(id).id, key: [number] }));
  }

  private reads(viewer: Viewer) {
    return readsThread(viewer, { thread: 't', community: 'c' }, this.clock.now());
  }
}
