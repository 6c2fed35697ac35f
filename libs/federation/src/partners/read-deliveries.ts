import { sql, type RawBuilder } from 'kysely';

import type {
  listPartnerDeliveries,
  OperationAnswer,
  OperationInput,
  PartnerDelivery,
} from '#libs/contracts';
import type { Database } from '#libs/database';
import type { AccountViewer, CursorCodec } from '#libs/kernel';
import { canonicalHost } from '#libs/safe-fetch';

import { deliveryColumns, presentDelivery, type DeliveryRow } from './delivery-view.js';
import { demandAdmin } from './read-partners.js';

type Query = OperationInput<typeof listPartnerDeliveries>['query'];

interface Row extends DeliveryRow {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly isPublic: boolean;
  readonly publishedAt: Date;
}

/** Which deliveries of one host, from the latest back. */
interface Part {
  readonly host: string;
  readonly only: Query['only'];
  readonly before: number | null;
  readonly limit: number;
}

const AT_ONCE = 500;
/** A file of more than this serves nobody. */
const MOST_EXPORTED = 50_000;

const latest = ({ host, before, limit }: Part, where: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select * from delivery where host = ${host} and ${before === null ? sql`true` : sql`seq < ${before}`} and ${where}
  order by seq desc limit ${limit})`;

/** What is troubled is found by the indexes of what waits and of what was given up, not by going through all. */
const chosen = (part: Part): RawBuilder<unknown> =>
  part.only === undefined
    ? latest(part, sql`true`)
    : sql`(${latest(part, sql`delivered_at is null and dead_at is null and last_error <> ''`)}
        union all ${latest(part, sql`dead_at is not null`)})`;

const present = (row: Row): PartnerDelivery => ({
  id: row.id,
  kind: row.kind,
  publishedAt: row.publishedAt.toISOString(),
  ...presentDelivery(row, !row.isPublic),
});

/** What is sent to one host, for administrators: what each message is, not what it says. */
export class ReadDeliveries {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** One statement. @throws DomainError `not-allowed` */
  async list(
    me: AccountViewer,
    text: string,
    { limit, cursor, only }: Query,
  ): Promise<OperationAnswer<typeof listPartnerDeliveries>> {
    demandAdmin(me);
    const host = canonicalHost(text) ?? '';
    const scope = JSON.stringify(['deliveries', me.personId, host, only]);
    const before = cursor === undefined ? null : Number(this.cursors.decode(scope, cursor)[0]);
    const rows = await this.rows({ host, only, before, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(present),
      ...(last !== undefined && { next: this.cursors.encode(scope, [last.seq]) }),
    };
  }

  /** The latest ones, some at a time. @throws DomainError `not-allowed` */
  async *recent(me: AccountViewer, text: string): AsyncGenerator<PartnerDelivery> {
    demandAdmin(me);
    const host = canonicalHost(text) ?? '';
    let before: number | null = null;
    for (let read = 0; read < MOST_EXPORTED; read += AT_ONCE) {
      const rows: Row[] = await this.rows({ host, only: undefined, before, limit: AT_ONCE });
      yield* rows.map(present);
      const last = rows.at(-1);
      if (last === undefined || rows.length < AT_ONCE) return;
      before = last.seq;
    }
  }

  private async rows(part: Part): Promise<Row[]> {
    const { rows } = await sql<Row>`
      select d.seq::float8 seq, a.uri id, a.kind, a.is_public "isPublic", a.created_at "publishedAt", ${deliveryColumns}
      from ${chosen(part)} d join outbox_activity a on a.id = d.activity_id
      order by d.seq desc limit ${part.limit}`.execute(this.database.sql);
    return rows;
  }
}
