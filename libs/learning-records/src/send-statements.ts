import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';

import { CONFIG, type Config } from '#libs/config';
import { Database } from '#libs/database';
import { defineJob, Jobs } from '#libs/jobs';
import { LOG, type Log } from '#libs/observability';

import { LearningRecordStore, type Reception } from './learning-record-store.js';
import type { Statement } from './statement.js';

/** Every minute: whatever waits goes to the store. */
const sendStatements = defineJob({
  name: 'learning-records.send',
  input: z.object({}),
  schedule: '* * * * *',
  // The next minute tries again.
  retry: { tries: 1, firstSeconds: 1, ceilingSeconds: 1 },
});

const BATCH = 100;

interface Waiting {
  readonly id: string;
  readonly statement: Statement;
}

/**
 * Sends statements, the oldest first. A row goes once the store has its statement. What cannot be delivered now waits,
 * and what the store refuses stays with the reason for the operator to see, each for 30 days (`pruneRules`).
 */
@Injectable()
export class SendStatements implements OnModuleInit {
  private readonly store: LearningRecordStore | null;

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    @Inject(CONFIG) { learningRecords }: Config,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.store = learningRecords === null ? null : new LearningRecordStore(learningRecords);
  }

  onModuleInit(): void {
    this.jobs.handle(sendStatements, (_, { signal }) => this.execute(signal));
  }

  async execute(signal: AbortSignal): Promise<void> {
    if (this.store === null) return;
    for (let batch = await this.waiting(); batch.length > 0; batch = await this.waiting()) {
      const reception = await this.deliver(this.store, batch, signal);
      if (reception.kind !== 'later') continue;
      this.log.warn({ because: reception.because }, 'the learning record store took no statements');
      return;
    }
  }

  private async waiting(): Promise<Waiting[]> {
    const rows = await this.database.sql
      .selectFrom('learning_statement')
      .select(['id', 'statement'])
      .where('refusal', 'is', null)
      .orderBy('number')
      .limit(BATCH)
      .execute();
    return rows.map(({ id, statement }) => ({ id, statement: statement as Statement }));
  }

  /** One by one where the store will not have them together: then only the one at fault stays behind. */
  private async deliver(
    store: LearningRecordStore,
    batch: readonly Waiting[],
    signal: AbortSignal,
  ): Promise<Reception> {
    const reception = await store.put(
      batch.map(({ statement }) => statement),
      signal,
    );
    if (reception.kind === 'kept') await this.forget(batch);
    if (reception.kind !== 'refused') return reception;
    const [only, ...others] = batch;
    if (only !== undefined && others.length === 0) {
      await (reception.isThere ? this.forget(batch) : this.giveUp(only, reception.because));
      return { kind: 'kept' };
    }
    for (const each of batch) {
      const alone = await this.deliver(store, [each], signal);
      if (alone.kind === 'later') return alone;
    }
    return { kind: 'kept' };
  }

  private async forget(batch: readonly Waiting[]): Promise<void> {
    await this.database.sql
      .deleteFrom('learning_statement')
      .where(
        'id',
        'in',
        batch.map(({ id }) => id),
      )
      .execute();
  }

  private async giveUp({ id }: Waiting, because: string): Promise<void> {
    this.log.warn({ statementId: id, because }, 'the learning record store refused a statement');
    await this.database.sql
      .updateTable('learning_statement')
      .set({ refusal: because })
      .where('id', '=', id)
      .execute();
  }
}
