import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';

import { Database, type Transaction } from '#libs/database';
import { defineJob, Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';

import { publish } from './publish.js';

const publishOnTime = defineJob({
  name: 'publishing.publish-on-time',
  input: z.object({ publicationId: z.string() }),
});

/** Publishes articles at the time that their authors chose, whichever process is there by then. */
@Injectable()
export class PublishOnTime {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    jobs.handle(publishOnTime, ({ publicationId }) => this.execute(publicationId));
  }

  /** Another time, or none, may be chosen meanwhile: the job of the former one then finds nothing to do. */
  schedule(tx: Transaction, publicationId: string, at: Date): Promise<void> {
    return this.jobs.send(tx, publishOnTime, { publicationId }, at);
  }

  private async execute(publicationId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      // By the clock of the database, which also decided that the job is due.
      const { rows } = await sql`select 1 from publication
        where id = ${publicationId} and scheduled_for <= now() for no key update`.execute(tx.sql);
      if (rows.length > 0) await publish(tx, publicationId, this.clock.now());
    });
  }
}
