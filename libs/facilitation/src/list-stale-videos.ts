import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canSeePanel } from '#libs/access';
import { pageOf, readPlaceRows, scopeOf, type Page } from '#libs/communities';
import type { listStaleVideos, OperationInput, StaleVideo } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, type AccountViewer } from '#libs/kernel';

import { staleVideos } from './panel-facts.js';

/** Videos of a community whose day of review has passed, the longest overdue first. One statement. */
@Injectable()
export class ListStaleVideos {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `cursor.invalid` */
  async execute(
    me: AccountViewer,
    { params, query: { limit, cursor } }: OperationInput<typeof listStaleVideos>,
  ): Promise<Page<StaleVideo>> {
    const now = new Date();
    const scope = scopeOf('stale-videos', me, params);
    const after = cursor === undefined ? undefined : this.cursors.decode(scope, cursor);
    const from =
      after === undefined
        ? sql`true`
        : sql`(v.review_by, v.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`;
    const read = await readPlaceRows<StaleVideo>(this.database.sql, {
      viewer: me,
      reference: params.community,
      rows: sql`
        select jsonb_build_object('id', v.id, 'threadId', t.id, 'title', t.title, 'language', t.language,
          'reviewBy', v.review_by) as found
        from ${staleVideos(me, now)} and ${from} order by v.review_by, v.id limit ${limit + 1}`,
      allowed: canSeePanel,
      now,
    });
    return pageOf(read.rows, limit, {
      present: (row) => ({ ...row, reviewBy: new Date(row.reviewBy).toISOString() }),
      keyOf: ({ reviewBy, id }) => [reviewBy, id],
      cursors: this.cursors,
      scope,
    });
  }
}
