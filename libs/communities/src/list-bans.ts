import { Injectable } from '@nestjs/common';
import { sql, type Kysely, type RawBuilder } from 'kysely';

import { canSeeBans } from '#libs/access';
import type { BanView, listBans, OperationInput } from '#libs/contracts';
import { Database, type Tables } from '#libs/database';
import { CursorCodec, notFound, type AccountViewer } from '#libs/kernel';

import { pageOf, scopeOf, type Page } from './list-page.js';
import { personCardOf, personLinkById } from './person-columns.js';
import { readPlaceRows } from './place-page.js';

type Input = OperationInput<typeof listBans>;
type BanRow = Omit<BanView, 'status'>;

const banJson = (viewer: AccountViewer): RawBuilder<BanRow> =>
  sql<BanRow>`jsonb_build_object('id', b.id, 'person', ${personCardOf(viewer, 'p')},
    'reason', b.reason, 'bannedBy', ${personLinkById(sql.ref('b.banned_by'))}, 'createdAt', b.created_at,
    'endsAt', b.ends_at, 'liftedAt', b.lifted_at)`;

const isoOf = (value: string | null): string | null =>
  value === null ? null : new Date(value).toISOString();

const statusOf = (row: BanRow): BanView['status'] => {
  if (row.liftedAt !== null) return 'lifted';
  return row.endsAt !== null && new Date(row.endsAt) <= new Date() ? 'ended' : 'in-force';
};

const present = (row: BanRow): BanView => ({
  ...row,
  createdAt: new Date(row.createdAt).toISOString(),
  endsAt: isoOf(row.endsAt),
  liftedAt: isoOf(row.liftedAt),
  status: statusOf(row),
});

/** One ban of a community, for those who may ban. */
export const readBan = async (
  db: Kysely<Tables>,
  me: AccountViewer,
  communityId: string,
  id: string,
): Promise<BanView> => {
  const { rows } = await sql<{ found: BanRow }>`select ${banJson(me)} as found from ban b
    join person p on p.id = b.person_id where b.id = ${id} and b.community_id = ${communityId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw notFound();
  return present(row.found);
};

/** Bans, the newest first. One statement. */
@Injectable()
export class ListBans {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  async execute(me: AccountViewer, { params, query }: Input): Promise<Page<BanView>> {
    const { limit, cursor } = query;
    const scope = scopeOf('bans', me, params);
    const after = cursor === undefined ? undefined : this.cursors.decode(scope, cursor);
    const from =
      after === undefined
        ? sql`true`
        : sql`(b.created_at, b.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
    const rows = sql`
      select ${banJson(me)} as found from ban b join person p on p.id = b.person_id
      where b.community_id = spot.id and ${from}
      order by b.created_at desc, b.id desc limit ${limit + 1}`;
    const read = await readPlaceRows<BanRow>(this.database.sql, {
      viewer: me,
      reference: params.community,
      rows,
      allowed: canSeeBans,
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
