import { Module } from '@nestjs/common';

import { Database } from '#libs/database';
import { DiscussionModule } from '#libs/discussion';
import { DomainEventBus } from '#libs/jobs';

import { keepAuditLog } from './audit-facts.js';
import { DecideReport } from './decide-report.js';
import { HearOutcome } from './hear-outcome.js';
import { ListAuditEntries } from './list-audit-entries.js';
import { ListReports } from './list-reports.js';
import { MakeReport } from './make-report.js';
import { AuditController, ReportController } from './moderation.controller.js';

/** Reports, their decisions, and the audit log. */
@Module({
  imports: [DiscussionModule],
  controllers: [ReportController, AuditController],
  providers: [MakeReport, ListReports, DecideReport, HearOutcome, ListAuditEntries],
  exports: [MakeReport, HearOutcome],
})
export class ModerationModule {
  constructor(bus: DomainEventBus, database: Database) {
    keepAuditLog(bus, database);
  }
}
