import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';

import { Database } from '#libs/database';
import { Jobs } from '#libs/jobs';
import { CLOCK, type Clock } from '#libs/kernel';

import { examineDocument, examineWaiting } from './examine-document-job.js';
import { ExamineDocument } from './examine-document.js';

const HOUR_MS = 3_600_000;
const BATCH = 100;

/** Takes files of documents from the queue until the process stops. */
@Injectable()
export class RunExamination implements OnModuleInit, OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly examination: ExamineDocument,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(examineDocument, ({ fileId }, { signal }) =>
      this.examination.execute(fileId, AbortSignal.any([signal, this.stopping.signal])),
    );
    this.jobs.handle(examineWaiting, (_, { signal }) =>
      this.examineWaiting(AbortSignal.any([signal, this.stopping.signal])),
    );
  }

  onModuleDestroy(): void {
    this.stopping.abort(new Error('The process stops.'));
  }

  /** One after the other; while the scanner does not answer, the rest waits for the next hour. */
  private async examineWaiting(signal: AbortSignal): Promise<void> {
    const waiting = await this.database.sql
      .selectFrom('document_file')
      .select('file_id')
      .where('created_at', '<', new Date(this.clock.now().getTime() - HOUR_MS))
      .where(sql<boolean>`(scan = 'waiting' or text_state = 'waiting' or preview = 'waiting')`)
      .orderBy('created_at')
      .limit(BATCH)
      .execute();
    for (const { file_id: fileId } of waiting) await this.examination.execute(fileId, signal);
  }
}
