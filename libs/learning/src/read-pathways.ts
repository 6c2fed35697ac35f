import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { readsPathway } from '#libs/access';
import type { listPathways, OperationAnswer, OperationInput, PathwayView } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, personOf, type Viewer } from '#libs/kernel';

import { findPathway, loadPathways, presentPathway, presentSummary } from './pathway-row.js';

/** Shows pathways to those who may read them. */
@Injectable()
export class ReadPathways {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError `not-found` */
  async one(viewer: Viewer, pathwayId: string): Promise<PathwayView> {
    const { sql: db } = this.database;
    return presentPathway(db, await findPathway(db, viewer, pathwayId));
  }

  /** The latest first. @throws DomainError `cursor.invalid` */
  async list(
    viewer: Viewer,
    { communityId, cursor, limit }: OperationInput<typeof listPathways>['query'],
  ): Promise<OperationAnswer<typeof listPathways>> {
    const scope = `pathways/${communityId ?? ''}/${personOf(viewer) ?? ''}`;
    const older =
      cursor === undefined ? sql`true` : sql`w.id < ${this.cursors.decode(scope, cursor)[0]}::uuid`;
    const within = communityId === undefined ? sql`true` : sql`w.community_id = ${communityId}`;
    const found = await loadPathways(
      this.database.sql,
      viewer,
      sql`${readsPathway(viewer, { pathway: 'w', community: 'c' })} and ${within} and ${older}
        order by w.id desc limit ${limit + 1}`,
    );
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map(presentSummary),
      ...(last !== undefined && { next: this.cursors.encode(scope, [last.row.id]) }),
    };
  }
}
