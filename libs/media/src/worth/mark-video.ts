import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canMarkVideo, demand } from '#libs/access';
import type { ThreadEventPayloads, VideoMark } from '#libs/contracts';
import { Database, type OnceKey, type Transaction } from '#libs/database';
import { DeletePost, nextSeq, ReplyToThread } from '#libs/discussion';
import { CLOCK, DomainError, notFound, type AccountViewer, type Clock } from '#libs/kernel';

import { findVideo } from '../videos/video-row.js';

interface Mark {
  readonly video_id: string;
  readonly person_id: string;
  readonly kind: VideoMark;
}

/** A video after its marks were counted. */
interface Counted {
  readonly id: string;
  readonly thread_id: string | null;
  readonly community_id: string;
  readonly helpful: number;
  readonly used: number;
}

/** Keeps what people say of a video, and tells everybody who has it open. */
@Injectable()
export class MarkVideo {
  constructor(
    private readonly database: Database,
    private readonly replyToThread: ReplyToThread,
    private readonly deletePost: DeletePost,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Doing so again changes nothing. @throws DomainError `not-found`, `not-allowed` */
  async add(me: AccountViewer, videoId: string, kind: VideoMark): Promise<void> {
    await this.demandMark(me, videoId);
    await this.keep({ video_id: videoId, person_id: me.personId, kind }, null);
  }

  /**
   * The note is a post like any other: it can be answered, reported and taken down.
   *
   * @throws DomainError `not-found`, `not-allowed`, `thread.locked`, `idempotency.key-reused`
   */
  async addNote(me: AccountViewer, videoId: string, markdown: string, once: OnceKey): Promise<void> {
    const threadId = await this.demandMark(me, videoId);
    const post = await this.replyToThread.execute(me, { threadId, markdown }, once);
    await this.keep({ video_id: videoId, person_id: me.personId, kind: 'used' }, post.id);
  }

  /** Doing so again changes nothing. @throws DomainError `not-found`, `not-allowed` */
  async remove(me: AccountViewer, videoId: string, kind: VideoMark): Promise<void> {
    const { row } = await findVideo(this.database.sql, me, videoId);
    if (row.thread_id === null) throw notFound();
    const mark = { video_id: videoId, person_id: me.personId, kind };
    const note = await this.noteOf(mark);
    if (note !== null) await this.deletePost.execute(me, note).catch(unlessKept);
    await this.database.transaction(async (tx) => {
      const removed = await tx.sql
        .deleteFrom('video_mark')
        .where('video_id', '=', videoId)
        .where('person_id', '=', me.personId)
        .where('kind', '=', kind)
        .returning('post_id')
        .executeTakeFirst();
      if (removed === undefined) return;
      const counted = await count(tx, mark, -1);
      await tell(tx, counted, removed.post_id === null ? null : { postId: removed.post_id, on: false });
    });
  }

  /** @returns the thread of the video */
  private async demandMark(me: AccountViewer, videoId: string): Promise<string> {
    const { row, place, facts } = await findVideo(this.database.sql, me, videoId);
    demand(canMarkVideo(place, facts), place);
    if (row.thread_id === null) throw notFound();
    return row.thread_id;
  }

  private async noteOf({ video_id, person_id, kind }: Mark): Promise<string | null> {
    const found = await this.database.sql
      .selectFrom('video_mark')
      .select('post_id')
      .where('video_id', '=', video_id)
      .where('person_id', '=', person_id)
      .where('kind', '=', kind)
      .executeTakeFirst();
    return found?.post_id ?? null;
  }

  private async keep(mark: Mark, postId: string | null): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const { numInsertedOrUpdatedRows: isNew } = await tx.sql
        .insertInto('video_mark')
        .values({ ...mark, post_id: postId, created_at: now })
        .onConflict((conflict) => conflict.columns(['video_id', 'person_id', 'kind']).doNothing())
        .executeTakeFirst();
      const isNoted = postId !== null && isNew !== 1n && (await putNote(tx, mark, postId));
      if (isNew !== 1n && !isNoted) return;
      const note = postId === null ? null : { postId, on: true };
      await tell(tx, await count(tx, mark, isNew === 1n ? 1 : 0), note);
    });
  }
}

/** Where somebody may no longer delete what they wrote, as in an archived community, the words stay. */
const unlessKept = (error: unknown): void => {
  const kept = ['not-allowed', 'not-found', 'community.archived'];
  if (!(error instanceof DomainError && kept.includes(error.code))) throw error;
};

const putNote = async (tx: Transaction, mark: Mark, postId: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx.sql
    .updateTable('video_mark')
    .set({ post_id: postId })
    .where('video_id', '=', mark.video_id)
    .where('person_id', '=', mark.person_id)
    .where('kind', '=', mark.kind)
    .where('post_id', 'is distinct from', postId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

const count = async (tx: Transaction, { video_id, kind }: Mark, by: number): Promise<Counted> => {
  const column = kind === 'helpful' ? 'helpful_count' : 'used_count';
  return tx.sql
    .updateTable('video')
    .set({ [column]: sql<number>`${sql.ref(column)} + ${by}::integer` })
    .where('id', '=', video_id)
    .returning(['id', 'thread_id', 'community_id', 'helpful_count as helpful', 'used_count as used'])
    .executeTakeFirstOrThrow();
};

/** Nothing in the event says who it was: whoever finds a video helpful has watched it. */
const tell = async (
  tx: Transaction,
  { id: videoId, thread_id: threadId, community_id: communityId, helpful, used }: Counted,
  note: ThreadEventPayloads['video.worth']['note'],
): Promise<void> => {
  if (threadId === null) return;
  const seq = await nextSeq(tx, threadId);
  const payload: ThreadEventPayloads['video.worth'] = { videoId, helpful, used, note };
  await tx.appendThreadEvent({ threadId, communityId, seq, kind: 'video.worth', payload });
};
