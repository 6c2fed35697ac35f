import { sql, type RawBuilder } from 'kysely';

import type {
  ErasureView,
  listErasures,
  OperationAnswer,
  OperationInput,
  readErasure,
} from '#libs/contracts';
import type { Database } from '#libs/database';
import { DomainError, notFound, type AccountViewer, type CursorCodec } from '#libs/kernel';

import { momentOf } from '../moment-of.js';
import { troubleOf } from '../partners/trouble-of.js';

type Erasure = OperationAnswer<typeof readErasure>;
type ErasureAt = Erasure['servers'][number];

/** What became of the request about somebody at one server. */
export interface Evidence extends Omit<ErasureAt, 'trouble'> {
  readonly name: string;
  readonly requestedAt: string;
}

interface SummaryRow extends Omit<ErasureView, 'requestedAt'> {
  readonly requestedAt: Date;
}

interface ServerRow {
  readonly personId: string;
  readonly name: string;
  readonly requestedAt: Date;
  readonly host: string;
  readonly times: number;
  readonly state: ErasureAt['state'];
  readonly at: Date | null;
  readonly lastError: string;
}

/** The last request to each server, under the alias `e`, with its delivery `d`. */
const requests = sql`erasure_request e join person p on p.id = e.person_id
  left join delivery d on d.activity_id = e.activity_id and d.host = e.host`;

const isConfirmed = sql`d.delivered_at is not null`;
const isUnreachable = sql`(d.delivered_at is null and (d.seq is null or d.dead_at is not null))`;

const state = sql`case when ${isConfirmed} then 'confirmed' when ${isUnreachable} then 'unreachable' else 'pending' end`;

const summary = sql`e.person_id "personId", p.name, min(e.requested_at) "requestedAt",
  (count(*) filter (where ${isConfirmed}))::int confirmed,
  (count(*) filter (where ${isUnreachable}))::int unreachable,
  (count(*) filter (where not ${isConfirmed} and not ${isUnreachable}))::int pending`;

const server = sql`e.person_id "personId", p.name, e.requested_at "requestedAt", e.host, e.times, ${state} state,
  coalesce(d.delivered_at, d.dead_at) at, coalesce(d.last_error, '') "lastError"`;

/** How many an export reads at a time. */
const AT_ONCE = 500;
/** Of one person; more servers than this know nobody. */
const MOST_SERVERS = 10_000;

const demandAdmin = (me: AccountViewer): void => {
  if (me.role !== 'admin') throw new DomainError('not-allowed');
};

const serverOf = ({ host, times, state: its, at, lastError }: ServerRow): ErasureAt => ({
  host,
  state: its,
  at: momentOf(at),
  times,
  trouble: lastError === '' ? null : troubleOf(lastError),
});

/** For those who have to show that somebody was forgotten: which other servers confirmed it, and which did not yet. */
export class ErasureEvidence {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** The latest first, in one statement. @throws DomainError `not-allowed` */
  async list(
    me: AccountViewer,
    { limit, cursor }: OperationInput<typeof listErasures>['query'],
  ): Promise<OperationAnswer<typeof listErasures>> {
    demandAdmin(me);
    const scope = JSON.stringify(['erasures', me.personId]);
    const [at, id] = cursor === undefined ? [null, null] : this.cursors.decode(scope, cursor);
    const { rows } = await sql<SummaryRow>`
      select ${summary} from ${requests} group by e.person_id, p.name
      having ${at}::timestamptz is null or (min(e.requested_at), e.person_id) < (${at}::timestamptz, ${id}::uuid)
      order by min(e.requested_at) desc, e.person_id desc limit ${limit + 1}`.execute(this.database.sql);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => ({ ...row, requestedAt: row.requestedAt.toISOString() })),
      ...(last !== undefined && {
        next: this.cursors.encode(scope, [last.requestedAt.toISOString(), last.personId]),
      }),
    };
  }

  /** In one statement. @throws DomainError `not-allowed`, `not-found` */
  async read(me: AccountViewer, personId: string): Promise<Erasure> {
    demandAdmin(me);
    const rows = await this.servers(sql`e.person_id = ${personId}`, MOST_SERVERS);
    const [first] = rows;
    if (first === undefined) throw notFound();
    const countOf = (its: ErasureAt['state']): number => rows.filter((row) => row.state === its).length;
    return {
      personId,
      name: first.name,
      requestedAt: first.requestedAt.toISOString(),
      confirmed: countOf('confirmed'),
      pending: countOf('pending'),
      unreachable: countOf('unreachable'),
      servers: rows.map(serverOf),
    };
  }

  /** Everything, some at a time. @throws DomainError `not-allowed` */
  async *all(me: AccountViewer): AsyncGenerator<Evidence> {
    demandAdmin(me);
    for (let after: ServerRow | null = null; ;) {
      const rows: ServerRow[] = await this.servers(
        after === null ? sql`true` : sql`(e.person_id, e.host) > (${after.personId}, ${after.host})`,
        AT_ONCE,
      );
      for (const row of rows) {
        const { trouble: _, ...rest } = serverOf(row);
        yield { ...rest, name: row.name, requestedAt: row.requestedAt.toISOString() };
      }
      const last: ServerRow | undefined = rows.at(-1);
      if (last === undefined || rows.length < AT_ONCE) return;
      after = last;
    }
  }

  private async servers(where: RawBuilder<unknown>, limit: number): Promise<ServerRow[]> {
    const { rows } = await sql<ServerRow>`
      select ${server} from ${requests} where ${where} order by e.person_id, e.host limit ${limit}`.execute(
      this.database.sql,
    );
    return rows;
  }
}
