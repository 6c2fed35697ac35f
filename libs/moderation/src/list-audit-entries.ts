import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { personLinkById } from '#libs/communities';
import type { AuditEntryView, OperationAnswer, OperationInput, listAuditEntries } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, type AccountViewer } from '#libs/kernel';

import { auditedActions } from './audit-facts.js';
import { communityLinkJson } from './link-json.js';

type Query = OperationInput<typeof listAuditEntries>['query'];
type Row = Omit<AuditEntryView, 'at'> & { at: Date };

const conditions = (query: Query): RawBuilder<unknown>[] => [
  ...(query.action === undefined ? [] : [sql`e.action = ${query.action}`]),
  ...(query.actorId === undefined ? [] : [sql`e.actor_id = ${query.actorId}`]),
  ...(query.from === undefined ? [] : [sql`e.at >= ${query.from}::timestamptz`]),
  ...(query.to === undefined ? [] : [sql`e.at < ${query.to}::timestamptz`]),
];

/** Lists the audit log, newest first, in one statement. */
@Injectable()
export class ListAuditEntries {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  async execute(me: AccountViewer, query: Query): Promise<OperationAnswer<typeof listAuditEntries>> {
    const scope = JSON.stringify(['audit', me.personId, query.action, query.actorId, query.from, query.to]);
    const before =
      query.cursor === undefined ? [] : [sql`e.seq < ${this.cursors.decode(scope, query.cursor)[0]}::bigint`];
    const { rows } = await sql<Row>`
      select e.seq, e.at, e.action, e.subject_kind as "subjectKind", e.subject_id as "subjectId", e.detail,
        ${personLinkById(sql.ref('e.actor_id'))} as actor, ${communityLinkJson('e.community_id')} as community,
        coalesce(
          (select p.display_name from person p where e.subject_kind = 'person' and p.id::text = e.subject_id),
          (select c.title from community c where e.subject_kind = 'community' and c.id::text = e.subject_id),
          (select i.host from instance i where e.subject_kind = 'instance' and i.id::text = e.subject_id)
        ) as "subjectLabel"
      from audit_entry e
      where ${sql.join([sql`true`, ...conditions(query), ...before], sql` and `)}
      order by e.seq desc limit ${query.limit + 1}`.execute(this.database.sql);
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => ({ ...row, at: row.at.toISOString() })),
      actions: auditedActions,
      ...(last !== undefined && { next: this.cursors.encode(scope, [last.seq]) }),
    };
  }
}
