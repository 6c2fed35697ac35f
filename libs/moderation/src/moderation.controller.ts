import { Controller } from '@nestjs/common';

import {
  decideReport,
  listAuditEntries,
  listMyReports,
  listReports,
  makeReport,
  readReport,
  verifyAuditLog as verifyOperation,
  type MyReport,
  type OperationAnswer,
  type OperationInput,
  type ReportView,
} from '#libs/contracts';
import { Database, type OnceKey } from '#libs/database';
import { Input, Me, Once, Route } from '#libs/http';
import type { AccountViewer } from '#libs/kernel';

import { DecideReport } from './decide-report.js';
import { ListAuditEntries } from './list-audit-entries.js';
import { ListReports } from './list-reports.js';
import { MakeReport } from './make-report.js';
import { verifyAuditLog } from './verify-audit-log.js';

@Controller()
export class ReportController {
  constructor(
    private readonly make: MakeReport,
    private readonly reports: ListReports,
    private readonly decide: DecideReport,
  ) {}

  @Route(makeReport)
  makeReport(
    @Me() me: AccountViewer,
    @Input() { body }: OperationInput<typeof makeReport>,
    @Once() once: OnceKey,
  ): Promise<MyReport> {
    return this.make.execute(me, body, once);
  }

  @Route(listMyReports)
  listMine(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof listMyReports>,
  ): Promise<OperationAnswer<typeof listMyReports>> {
    return this.reports.mine(me, query);
  }

  @Route(listReports)
  list(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof listReports>,
  ): Promise<OperationAnswer<typeof listReports>> {
    return this.reports.decidable(me, query);
  }

  @Route(readReport)
  read(@Me() me: AccountViewer, @Input() { params }: OperationInput<typeof readReport>): Promise<ReportView> {
    return this.reports.one(me, params.reportId);
  }

  @Route(decideReport)
  decideReport(
    @Me() me: AccountViewer,
    @Input() { params, body }: OperationInput<typeof decideReport>,
  ): Promise<ReportView> {
    return this.decide.execute(me, params.reportId, body);
  }
}

@Controller()
export class AuditController {
  constructor(
    private readonly entries: ListAuditEntries,
    private readonly database: Database,
  ) {}

  @Route(listAuditEntries)
  list(
    @Me() me: AccountViewer,
    @Input() { query }: OperationInput<typeof listAuditEntries>,
  ): Promise<OperationAnswer<typeof listAuditEntries>> {
    return this.entries.execute(me, query);
  }

  @Route(verifyOperation)
  verify(): Promise<OperationAnswer<typeof verifyOperation>> {
    return verifyAuditLog(this.database);
  }
}
