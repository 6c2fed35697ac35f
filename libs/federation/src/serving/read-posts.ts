import { Inject, Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { Database } from '#libs/database';
import { INSTANCE, type LocalInstance } from '#libs/identity';
import { CLOCK, type Clock, type Viewer } from '#libs/kernel';

import { Addresses } from '../outgoing/addresses.js';
import { tombstone } from '../outgoing/contributions.js';
import { chaptersDocument } from '../outgoing/video.js';
import { documentAnswer, tombstoneAnswer, type Answer } from './answers.js';
import { filmOf, formerTypeOf, postDocument } from './post-facts.js';
import { selectPosts, type PostRow } from './post-rows.js';

/** When a post was taken away, by itself or with its thread; null while it is there. */
const deletedAtOf = (row: PostRow): Date | null => row.deleted_at ?? row.thread_deleted_at;

/** Posts of people of this instance, here and in communities elsewhere. */
@Injectable()
export class ReadPosts {
  private readonly at: Addresses;

  constructor(
    private readonly database: Database,
    @Inject(INSTANCE) private readonly instance: LocalInstance,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.at = new Addresses(instance.host);
  }

  /** A post, or for those who could read it what is left of it: who deleted it may bring it back. */
  async document(viewer: Viewer, postId: string): Promise<Answer | null> {
    const row = await this.one(viewer, postId);
    if (row === null) return null;
    const deletedAt = deletedAtOf(row);
    if (deletedAt === null) return documentAnswer(postDocument(this.at, row));
    const { id } = this.at.post(postId);
    const remains = { id, formerType: formerTypeOf(row), createdAt: row.created_at, deletedAt };
    return tombstoneAnswer(tombstone(remains), false);
  }

  /** The chapters of the video that a post is. */
  async chapters(viewer: Viewer, postId: string): Promise<Answer | null> {
    const row = await this.present(viewer, postId);
    const film = row === null ? null : filmOf(row);
    if (film === null || film.chapters.length === 0) return null;
    const { chapters, durationMs } = film;
    return documentAnswer(chaptersDocument(this.at, { postId, durationMs, chapters }));
  }

  /** A post that is there; null also when it was deleted. */
  async present(viewer: Viewer, postId: string): Promise<PostRow | null> {
    const row = await this.one(viewer, postId);
    return row === null || deletedAtOf(row) !== null ? null : row;
  }

  /** Posts that are there. Aliases: post `p`, thread `t`, community `c`; `order` has the limit. */
  list(viewer: Viewer, where: RawBuilder<boolean>, order: RawBuilder<unknown>): Promise<PostRow[]> {
    const there = sql<boolean>`(p.deleted_at is null and t.deleted_at is null and ${where})`;
    return this.select(viewer, there, order);
  }

  private async one(viewer: Viewer, postId: string): Promise<PostRow | null> {
    const [row] = await this.select(viewer, sql<boolean>`p.id = ${postId}`, sql``);
    return row ?? null;
  }

  private select(viewer: Viewer, where: RawBuilder<boolean>, order: RawBuilder<unknown>): Promise<PostRow[]> {
    const { id: instanceId } = this.instance;
    const now = this.clock.now();
    return selectPosts(this.database.sql, { viewer, instanceId, where, order, now });
  }
}
