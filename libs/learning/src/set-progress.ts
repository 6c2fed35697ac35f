import { Injectable } from '@nestjs/common';

import type { OperationInput, PathwayView, setPathwayProgress } from '#libs/contracts';
import { Database } from '#libs/database';
import { notFound, type AccountViewer } from '#libs/kernel';

import { findPathway, presentPathway } from './pathway-row.js';

/** Keeps which steps somebody has done, for them alone. */
@Injectable()
export class SetProgress {
  constructor(private readonly database: Database) {}

  /** Doing so again changes nothing. @throws DomainError `not-found` also for a step that the person may not read */
  async execute(
    me: AccountViewer,
    { params: { pathwayId, stepId }, body: { done } }: OperationInput<typeof setPathwayProgress>,
  ): Promise<PathwayView> {
    const { sql: db } = this.database;
    const { steps } = await presentPathway(db, await findPathway(db, me, pathwayId));
    if (!steps.some(({ id }) => id === stepId)) throw notFound();
    const row = { item_id: stepId, person_id: me.personId };
    if (done)
      await db
        .insertInto('pathway_progress')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    else
      await db
        .deleteFrom('pathway_progress')
        .where('item_id', '=', row.item_id)
        .where('person_id', '=', row.person_id)
        .execute();
    return presentPathway(db, await findPathway(db, me, pathwayId));
  }
}
