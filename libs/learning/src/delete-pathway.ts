import { Inject, Injectable } from '@nestjs/common';

import { canEditPathway } from '#libs/access';
import { Database } from '#libs/database';
import { CLOCK, DomainError, type AccountViewer, type Clock } from '#libs/kernel';

import { findPathway } from './pathway-row.js';

/** Takes a pathway away; what stands in it stays where it is. */
@Injectable()
export class DeletePathway {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed` */
  async execute(me: AccountViewer, pathwayId: string): Promise<void> {
    const { reader, facts } = await findPathway(this.database.sql, me, pathwayId);
    if (!canEditPathway(reader, facts)) throw new DomainError('not-allowed');
    await this.database.sql
      .updateTable('pathway')
      .set({ deleted_at: this.clock.now() })
      .where('id', '=', pathwayId)
      .execute();
  }
}
