import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import type {
  listMyReports,
  listReports,
  MyReport,
  OperationAnswer,
  OperationInput,
  ReportView,
} from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, notFound, type AccountViewer } from '#libs/kernel';

import {
  decidableBy,
  myReportColumns,
  presentMyReport,
  presentReport,
  reportColumns,
  type ReportRow,
} from './report-row.js';

type MyRow = Omit<MyReport, 'createdAt' | 'decidedAt'> & { createdAt: Date; decidedAt: Date | null };

const and = (parts: RawBuilder<unknown>[]): RawBuilder<unknown> => sql.join(parts, sql` and `);

/** Reads reports: one's own, and those that one may decide. */
@Injectable()
export class ListReports {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  async mine(
    me: AccountViewer,
    query: OperationInput<typeof listMyReports>['query'],
  ): Promise<OperationAnswer<typeof listMyReports>> {
    const scope = `my-reports ${me.personId}`;
    const { rows } = await sql<MyRow>`
      select ${myReportColumns} from report r
      where r.reporter_id = ${me.personId} and ${this.after(scope, query.cursor)}
      order by r.created_at desc, r.id desc limit ${query.limit + 1}`.execute(this.database.sql);
    return this.page(scope, rows, query.limit, presentMyReport);
  }

  async decidable(
    me: AccountViewer,
    query: OperationInput<typeof listReports>['query'],
  ): Promise<OperationAnswer<typeof listReports>> {
    const scope = JSON.stringify(['reports', me.personId, query.status, query.communityId]);
    const where = [
      decidableBy(me),
      this.after(scope, query.cursor),
      ...(query.status === undefined
        ? []
        : [query.status === 'open' ? sql`r.status = 'open'` : sql`r.status <> 'open'`]),
      ...(query.communityId === undefined ? [] : [sql`r.community_id = ${query.communityId}`]),
    ];
    const rows = await this.rows(and(where), query.limit + 1);
    return this.page(scope, rows, query.limit, presentReport);
  }

  /** @throws DomainError `not-found` */
  async one(me: AccountViewer, reportId: string): Promise<ReportView> {
    const [row] = await this.rows(and([decidableBy(me), sql`r.id = ${reportId}`]), 1);
    if (row === undefined) throw notFound();
    return presentReport(row);
  }

  private async rows(where: RawBuilder<unknown>, limit: number): Promise<ReportRow[]> {
    const { rows } = await sql<ReportRow>`
      select ${reportColumns} from report r left join community c on c.id = r.community_id
      where ${where} order by r.created_at desc, r.id desc limit ${limit}`.execute(this.database.sql);
    return rows;
  }

  private after(scope: string, cursor: string | undefined): RawBuilder<unknown> {
    if (cursor === undefined) return sql`true`;
    const [at, id] = this.cursors.decode(scope, cursor);
    return sql`(r.created_at, r.id) < (${at}::timestamptz, ${id}::uuid)`;
  }

  private page<R extends { id: string; createdAt: Date }, V>(
    scope: string,
    rows: readonly R[],
    limit: number,
    present: (row: R) => V,
  ): { items: V[]; next?: string } {
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(present),
      ...(last !== undefined && {
        next: this.cursors.encode(scope, [last.createdAt.toISOString(), last.id]),
      }),
    };
  }
}
