import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { demandReadable, findPlace, readsVideo } from '#libs/access';
import type {
  listCommunityVideos,
  listMyVideos,
  OperationAnswer,
  OperationInput,
  VideoView,
} from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, personOf, type AccountViewer, type Viewer } from '#libs/kernel';

import { tidyTag } from './tidy-tags.js';
import { findVideo, loadVideos, presentVideo, type VideoAtHand, type VideoRow } from './video-row.js';

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
    return pageOf(found, query.limit, ({ row }) => this.cursors.encode(scope, [row.id]));
  }

  /**
   * What was published in a community, the latest first or what helped most first.
   *
   * @throws DomainError `not-found`, `cursor.invalid`
   */
  async inCommunity(
    viewer: Viewer,
    { params: { communityId }, query }: Pick<OperationInput<typeof listCommunityVideos>, 'params' | 'query'>,
  ): Promise<OperationAnswer<typeof listCommunityVideos>> {
    const order = orders[query.sort ?? 'latest'];
    const tag = tidyTag(query.tag ?? '');
    const scope = `videos/${communityId}/${query.sort ?? 'latest'}/${tag}/${personOf(viewer) ?? ''}`;
    const after = query.cursor === undefined ? null : this.cursors.decode(scope, query.cursor);
    demandReadable(await findPlace(this.database.sql, viewer, communityId));
    const older =
      after === null
        ? sql`true`
        : sql`(${order.by}, v.published_at, v.id)
            < (${after[0] ?? null}::integer, ${after[1] ?? null}::timestamptz, ${after[2] ?? null}::uuid)`;
    const shown = readsVideo(viewer, { video: 'v', thread: 't', community: 'c' });
    const found = await loadVideos(
      this.database.sql,
      viewer,
      sql`v.community_id = ${communityId} and v.thread_id is not null and t.deleted_at is null and ${older}
        and ${shown} and ${hasTag(tag)} order by ${order.by} desc, v.published_at desc, v.id desc limit ${query.limit + 1}`,
    );
    return pageOf(found, query.limit, ({ row }) =>
      this.cursors.encode(scope, [order.of(row), row.published_at?.toISOString() ?? null, row.id]),
    );
  }
}

/** Every video has the empty tag. */
const hasTag = (tag: string): RawBuilder<unknown> => (tag === '' ? sql`true` : sql`${tag} = any(v.tags)`);

/** What comes before the day of publishing. */
const orders = {
  latest: { by: sql`0::integer`, of: (): number => 0 },
  helpful: {
    by: sql`(v.helpful_count + v.used_count)`,
    of: (row: VideoRow): number => row.helpful_count + row.used_count,
  },
} as const;

/** Cuts a page out of one video more than was asked for. */
const pageOf = (
  found: readonly VideoAtHand[],
  limit: number,
  cursorOf: (last: VideoAtHand) => string,
): { items: VideoView[]; next?: string } => {
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items: items.map(presentVideo), ...(last !== undefined && { next: cursorOf(last) }) };
};
