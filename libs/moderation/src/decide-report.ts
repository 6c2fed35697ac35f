import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import type { OperationInput, ReportView, decideReport } from '#libs/contracts';
import { Database, type Transaction } from '#libs/database';
import { DeletePost } from '#libs/discussion';
import { removeDocument } from '#libs/documents';
import { CLOCK, DomainError, notFound, type AccountViewer, type Clock } from '#libs/kernel';
import { takeDownEndorsement } from '#libs/people';
import { removeComment, removePublication } from '#libs/publishing';

import { ListReports } from './list-reports.js';
import { decidableBy } from './report-row.js';

type Body = OperationInput<typeof decideReport>['body'];

interface Decidable {
  id: string;
  status: string;
  subject_kind: string;
  subject_id: string;
  community_id: string | null;
  reporter_id: string | null;
  /** Where it came from, if not from here. */
  reporting_host: string | null;
}

const lockReport = async (tx: Transaction, me: AccountViewer, reportId: string): Promise<Decidable> => {
  const { rows } = await sql<Decidable>`
    select r.id, r.status, r.subject_kind, r.subject_id, r.community_id, r.reporter_id,
      (select i.host from instance i where not i.is_local and i.id = coalesce(r.reporter_instance_id,
        (select p.instance_id from person p where p.id = r.reporter_id))) as reporting_host
    from report r left join community c on c.id = r.community_id
    where r.id = ${reportId} and ${decidableBy(me)} for update of r`.execute(tx.sql);
  const [row] = rows;
  if (row === undefined) throw notFound();
  if (row.status !== 'open') throw new DomainError('report.already-decided');
  return row;
};

/** How things other than posts and endorsements are removed after a report. */
const REMOVALS = new Map([
  ['document', removeDocument],
  ['publication', removePublication],
  ['comment', removeComment],
]);

/** Those who look after something decide a report about it, and may take down what it is about in the same step. */
@Injectable()
export class DecideReport {
  constructor(
    private readonly database: Database,
    private readonly reports: ListReports,
    private readonly deletePost: DeletePost,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found`, `report.already-decided`, `report.nothing-to-remove` */
  async execute(me: AccountViewer, reportId: string, body: Body): Promise<ReportView> {
    // Taking it down comes first and may be repeated, so a crash in between leaves the report open.
    if (body.removePost) await this.takeDown(me, reportId);
    await this.database.transaction(async (tx) => {
      const report = await lockReport(tx, me, reportId);
      await tx.sql
        .updateTable('report')
        .set({
          status: body.outcome,
          outcome_note: body.note,
          decided_by: me.personId,
          decided_at: new Date(),
        })
        .where('id', '=', report.id)
        .execute();
      await tx.record('report.decided', {
        reportId: report.id,
        communityId: report.community_id,
        reporterId: report.reporter_id,
        by: me.personId,
        ...(report.reporting_host !== null && { toHost: report.reporting_host }),
      });
    });
    return this.reports.one(me, reportId);
  }

  private async takeDown(me: AccountViewer, reportId: string): Promise<void> {
    const report = await this.database.transaction((tx) => lockReport(tx, me, reportId));
    const { subject_kind: kind, subject_id: id } = report;
    if (kind === 'endorsement') return takeDownEndorsement(this.database, id, this.clock.now());
    if (kind === 'post') return this.deletePost.afterReport(me, id);
    const remove = REMOVALS.get(kind);
    if (remove === undefined) throw new DomainError('report.nothing-to-remove');
    await this.database.transaction((tx) => remove(tx, id, me, this.clock.now()));
  }
}
