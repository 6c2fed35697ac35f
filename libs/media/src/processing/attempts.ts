import { Inject, Injectable } from '@nestjs/common';
import { sql, type Selectable } from 'kysely';

import type { VideoFailure } from '#libs/contracts';
import { Database, type Tables, type Transaction } from '#libs/database';
import { nextReview } from '#libs/identity';
import type { Attempt as JobAttempt } from '#libs/jobs';
import { CLOCK, LIMITS, type Clock } from '#libs/kernel';
import type { Excerpt } from '#libs/transcoding';

import { DraftCaptions } from '../captions/draft-captions.js';
import { recordChange } from '../videos/record-change.js';
import { PROGRESS_COLUMNS, tellAuthor } from '../videos/tell-author.js';
import { holdBack, nothingYet, type HeldBack, type VideoChange } from './held-back.js';

/** One attempt to process a video; `generation` is its own, and only the latest one may write. */
export interface Attempt {
  readonly videoId: string;
  readonly generation: number;
  /** From 1. */
  readonly number: number;
  readonly uploadId: string;
  /** What viewers see only at the end, because they have an earlier file to watch; null where they have none. */
  readonly heldBack: HeldBack | null;
  /** What its author keeps; null for all of it. */
  readonly excerpt: Excerpt | null;
}

/** A file of the attempt that is in the store, but that no player finds yet. */
export interface StoredFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly key: string;
}

/** Another attempt has begun since, or the video is gone: whatever this one did counts for nothing. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** The run of a job in which an attempt is made. */
export type Run = Pick<JobAttempt, 'signal' | 'holds'>;

const UNDER_WAY = ['waiting', 'processing'] as const;

/** What attempts write down: each write happens only while no other attempt has begun. */
@Injectable()
export class Attempts {
  constructor(
    private readonly database: Database,
    private readonly drafting: DraftCaptions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Begins an attempt, or gives the video up when it has had all of them; null when there is nothing to do, or when
   * the job is somebody else's by now: whoever holds it must be the one with the latest generation, since the job
   * ends with its holder.
   */
  async begin(videoId: string, holds: Run['holds']): Promise<Attempt | null> {
    return this.database.transaction(async (tx) => {
      if (!(await holds(tx))) return null;
      const begun = await tx.sql
        .updateTable('video')
        .set((set) => ({
          generation: set('generation', '+', 1),
          attempts: set('attempts', '+', 1),
          state: 'processing',
          progress: 0,
        }))
        .where('id', '=', videoId)
        .where('state', 'in', UNDER_WAY)
        .where('attempts', '<', LIMITS.mediaWorker.attempts)
        .where('upload_id', 'is not', null)
        .where('deleted_at', 'is', null)
        .returning([
          ...PROGRESS_COLUMNS,
          'generation',
          'attempts',
          'upload_id',
          'is_replaced',
          'excerpt_start_ms',
          'excerpt_end_ms',
        ])
        .executeTakeFirst();
      if (begun === undefined) {
        await giveUp(tx, videoId);
        return null;
      }
      await tellAuthor(tx, begun);
      const { generation, attempts: number, upload_id: uploadId, is_replaced } = begun;
      const heldBack = is_replaced ? nothingYet() : null;
      return { videoId, generation, number, uploadId: uploadId ?? '', heldBack, excerpt: excerptOf(begun) };
    });
  }

  /** Writes something down that the author is told. @throws Superseded */
  async change(attempt: Attempt, change: VideoChange): Promise<void> {
    await this.database.transaction((tx) => write(tx, attempt, change));
  }

  /**
   * Lets players find files, all or none; one of the same name is replaced.
   *
   * @returns keys of what was replaced
   * @throws Superseded
   */
  async publish(attempt: Attempt, files: readonly StoredFile[], change: VideoChange): Promise<string[]> {
    const { videoId, generation } = attempt;
    return this.database.transaction(async (tx) => {
      await write(tx, attempt, change);
      const replaced = await tx.sql
        .deleteFrom('video_file')
        .where('video_id', '=', videoId)
        .where('generation', '=', generation)
        .where(
          'name',
          'in',
          files.map(({ name }) => name),
        )
        .returning('object_key')
        .execute();
      const rows = files.map(({ name, mediaType, size, key }) => ({
        video_id: videoId,
        generation,
        name,
        media_type: mediaType,
        size,
        object_key: key,
      }));
      await tx.sql.insertInto('video_file').values(rows).execute();
      return replaced.map(({ object_key }) => object_key);
    });
  }

  /** The video is done; what was uploaded is needed no more. @throws Superseded */
  async finish(attempt: Attempt): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      await write(
        tx,
        { ...attempt, heldBack: null },
        { state: 'ready', progress: 100, ready_at: now, upload_id: null, ...attempt.heldBack },
      );
      if (attempt.heldBack !== null) {
        await renew(tx, attempt.videoId, now);
        await recordChange(tx, attempt.videoId, null);
      }
      await tx.sql
        .updateTable('upload')
        .set({ expires_at: now })
        .where('id', '=', attempt.uploadId)
        .execute();
      await this.drafting.whenReady(tx, attempt.videoId);
    });
  }

  /** Nobody tries again until the author asks for it. @throws Superseded */
  async fail(attempt: Attempt, failure: VideoFailure): Promise<void> {
    await this.change(attempt, { state: 'failed', failure });
  }

  /** The process stops: the attempt does not count. @throws Superseded */
  async giveBack(attempt: Attempt): Promise<void> {
    await this.change(attempt, { state: 'waiting', attempts: attempt.number - 1 });
  }
}

/**
 * A new file is looked at today; whether the captions of the old one still fit, somebody has to see, and nobody has seen
 * any of it yet.
 */
const renew = async (tx: Transaction, videoId: string, now: Date): Promise<void> => {
  await tx.sql
    .updateTable('video')
    .set({ is_replaced: false, review_by: nextReview(now) })
    .where('id', '=', videoId)
    .execute();
  await tx.sql
    .updateTable('video_captions')
    .set((set) => ({ is_draft: true, revision: set('revision', '+', 1) }))
    .where('video_id', '=', videoId)
    .execute();
  await tx.sql.deleteFrom('watch_record').where('video_id', '=', videoId).execute();
};

const excerptOf = ({
  excerpt_start_ms: startMs,
  excerpt_end_ms: endMs,
}: Pick<Selectable<Tables['video']>, 'excerpt_start_ms' | 'excerpt_end_ms'>): Excerpt | null =>
  startMs === 0 && endMs === null ? null : { startMs, endMs };

const write = async (
  tx: Transaction,
  { videoId, generation, heldBack }: Attempt,
  change: VideoChange,
): Promise<void> => {
  const now = heldBack === null ? change : holdBack(heldBack, change);
  const video = await tx.sql
    .updateTable('video')
    .set({ ...now, generation })
    .where('id', '=', videoId)
    .where('generation', '=', generation)
    .where('state', '=', 'processing')
    .returning(PROGRESS_COLUMNS)
    .executeTakeFirst();
  if (video === undefined) throw new Superseded(`video ${videoId}, attempt ${generation}`);
  await tellAuthor(tx, video);
};

/** Every attempt ended without a word, as when their processes were killed. */
const giveUp = async (tx: Transaction, videoId: string): Promise<void> => {
  const video = await tx.sql
    .updateTable('video')
    .set({ state: 'failed', failure: 'gave-up' satisfies VideoFailure, generation: sql`generation + 1` })
    .where('id', '=', videoId)
    .where('state', 'in', UNDER_WAY)
    .where('attempts', '>=', LIMITS.mediaWorker.attempts)
    .where('deleted_at', 'is', null)
    .returning(PROGRESS_COLUMNS)
    .executeTakeFirst();
  if (video !== undefined) await tellAuthor(tx, video);
};
