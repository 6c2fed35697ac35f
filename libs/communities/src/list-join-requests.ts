import { Injectable } from '@nestjs/common';
import { sql, type Kysely, type RawBuilder } from 'kysely';

import { canSeeRequests } from '#libs/access';
import type { JoinRequestView, listJoinRequests, OperationInput } from '#libs/contracts';
import { Database, type Tables } from '#libs/database';
import { CursorCodec, notFound, type AccountViewer } from '#libs/kernel';

import { pageOf, scopeOf, type Page } from './list-page.js';
import { personCardOf } from './person-columns.js';
import { readPlaceRows } from './place-page.js';

type Input = OperationInput<typeof listJoinRequests>;

const requestJson = (viewer: AccountViewer): RawBuilder<JoinRequestView> =>
  sql<JoinRequestView>`jsonb_build_object('id', r.id, 'communityId', r.community_id,
    'person', ${personCardOf(viewer, 'p')}, 'reason', r.reason, 'createdAt', r.created_at,
    'decision', r.decision, 'decidedAt', r.decided_at)`;

const present = (row: JoinRequestView): JoinRequestView => ({
  ...row,
  createdAt: new Date(row.createdAt).toISOString(),
  decidedAt: row.decidedAt === null ? null : new Date(row.decidedAt).toISOString(),
});

/** One request to join, for those who made or may decide it. */
export const readJoinRequest = async (
  db: Kysely<Tables>,
  me: AccountViewer,
  id: string,
): Promise<JoinRequestView> => {
  const { rows } = await sql<{ found: JoinRequestView }>`select ${requestJson(me)} as found
    from join_request r join person p on p.id = r.person_id where r.id = ${id}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw notFound();
  return present(row.found);
};

/** Requests to join: open ones by age, decided ones the newest first. One statement. */
@Injectable()
export class ListJoinRequests {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  async execute(me: AccountViewer, { params, query }: Input): Promise<Page<JoinRequestView>> {
    const { limit, cursor, status = 'open' } = query;
    const scope = scopeOf('join-requests', me, { ...params, status });
    const after = cursor === undefined ? undefined : this.cursors.decode(scope, cursor);
    const open = status === 'open';
    const from =
      after === undefined
        ? sql`true`
        : sql`(r.created_at, r.id) ${open ? sql`>` : sql`<`} (${after[0]}::timestamptz, ${after[1]}::uuid)`;
    const direction = open ? sql`asc` : sql`desc`;
    const rows = sql`
      select ${requestJson(me)} as found from join_request r join person p on p.id = r.person_id
      where r.community_id = spot.id and ${open ? sql`r.decision is null` : sql`r.decision in ('accepted', 'declined')`}
        and p.deleted_at is null and ${from}
      order by r.created_at ${direction}, r.id ${direction} limit ${limit + 1}`;
    const read = await readPlaceRows<JoinRequestView>(this.database.sql, {
      viewer: me,
      reference: params.community,
      rows,
      allowed: canSeeRequests,
      now: new Date(),
    });
    return pageOf(read.rows, limit, {
      present,
      keyOf: (row) => [row.createdAt, row.id],
      cursors: this.cursors,
      scope,
    });
  }
}
