import { Injectable } from '@nestjs/common';

import type { OperationInput, PathwayView, setPathwayProgress } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { notFound, type AccountViewer } from '#libs/kernel';

import { findPathway, presentPathway } from './pathway-row.js';

interface Done {
  readonly item_id: string;
  readonly person_id: string;
}

const remember = async (tx: Transaction, row: Done): Promise<boolean> => {
  const written = await tx.sql
    .insertInto('pathway_progress')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('item_id')
    .executeTakeFirst();
  return written !== undefined;
};

const forget = async (tx: Transaction, { item_id: itemId, person_id: personId }: Done): Promise<boolean> => {
  const gone = await tx.sql
    .deleteFrom('pathway_progress')
    .where('item_id', '=', itemId)
    .where('person_id', '=', personId)
    .returning('item_id')
    .executeTakeFirst();
  return gone !== undefined;
};

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
    return this.database.transaction(async (tx) => {
      const isNew = await (done ? remember : forget)(tx, { item_id: stepId, person_id: me.personId });
      const pathway = await presentPathway(tx.sql, await findPathway(tx.sql, me, pathwayId));
      if (done && isNew && pathway.done === pathway.stepCount)
        await tx.record('pathway.completed', { pathwayId, personId: me.personId });
      return pathway;
    });
  }
}
