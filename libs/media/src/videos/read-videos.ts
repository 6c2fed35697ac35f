import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { readsVideo } from '#libs/access';
import type { listMyVideos, OperationAnswer, OperationInput, VideoView } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, type AccountViewer, type Viewer } from '#libs/kernel';

import { findVideo, loadVideos, presentVideo } from './video-row.js';

/** Shows videos to those who may see them. */
@Injectable()
export class ReadVideos {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError `not-found` */
  async one(viewer: Viewer, videoId: string): Promise<VideoView> {
    return presentVideo(await findVideo(this.database.sql, viewer, videoId));
  }

  /** A person's own videos, as far as they may still see them, the latest first. */
  async mine(
    me: AccountViewer,
    { query }: OperationInput<typeof listMyVideos>,
  ): Promise<OperationAnswer<typeof listMyVideos>> {
    const scope = `videos ${me.personId}`;
    const before =
      query.cursor === undefined
        ? sql`true`
        : sql`v.id < ${this.cursors.decode(scope, query.cursor)[0]}::uuid`;
    const shown = readsVideo(me, { video: 'v', thread: 't', community: 'c' });
    const found = await loadVideos(
      this.database.sql,
      me,
      sql`v.author_id = ${me.personId} and ${before} and ${shown} order by v.id desc limit ${query.limit + 1}`,
    );
    const items = found.slice(0, query.limit);
    const last = found.length > query.limit ? items.at(-1) : undefined;
    return {
      items: items.map(presentVideo),
      ...(last !== undefined && { next: this.cursors.encode(scope, [last.row.id]) }),
    };
  }
}
