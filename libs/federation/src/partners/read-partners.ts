import { sql, type RawBuilder } from 'kysely';

import type { listPartners, OperationAnswer, OperationInput, PartnerView } from '#libs/contracts';
import type { Database } from '#libs/database';
import { DomainError, notFound, type AccountViewer, type CursorCodec } from '#libs/kernel';
import { canonicalHost } from '#libs/safe-fetch';

import { isKnown, partnerColumns, partnersFrom, presentPartner, type PartnerRow } from './partner-row.js';

type Query = OperationInput<typeof listPartners>['query'];
type Order = NonNullable<Query['order']>;

/** What the list is sorted by before the name: the smallest first. */
const RANKS: Readonly<Record<Order, RawBuilder<number>>> = {
  host: sql<number>`0::float8`,
  failing: sql<number>`coalesce(extract(epoch from p.failing_since)::float8, 'infinity')`,
  waiting: sql<number>`(-coalesce(w.count, 0))::float8`,
  heard: sql<number>`coalesce(-extract(epoch from p.last_heard_at)::float8, 'infinity')`,
};

const STATES: Readonly<Record<NonNullable<Query['state']>, RawBuilder<boolean>>> = {
  failing: sql<boolean>`p.failing_since is not null`,
  waiting: sql<boolean>`w.count is not null`,
  'dead-letters': sql<boolean>`d.count is not null`,
};

/** How many an export reads at a time. */
const AT_ONCE = 500;

/** A part of a name, its own wildcards taken literally. */
const patternOf = (words: string): string => `%${words.trim().replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`;

const filtersOf = ({
  q = '',
  policy,
  state,
}: Pick<Query, 'q' | 'policy' | 'state'>): RawBuilder<boolean>[] => [
  isKnown,
  ...(q.trim() === '' ? [] : [sql<boolean>`i.host ilike ${patternOf(q)}`]),
  ...(policy === undefined ? [] : [sql<boolean>`p.policy = ${policy}`]),
  ...(state === undefined ? [] : [STATES[state]]),
];

export const demandAdmin = (me: AccountViewer): void => {
  if (me.role !== 'admin') throw new DomainError('not-allowed');
};

/** Other instances as administrators see them. */
export class ReadPartners {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
    private readonly mode: 'allowlist' | 'open',
  ) {}

  /** One statement. @throws DomainError `not-allowed` */
  async list(me: AccountViewer, query: Query): Promise<OperationAnswer<typeof listPartners>> {
    demandAdmin(me);
    const { limit, cursor, order = 'host', ...filter } = query;
    const scope = JSON.stringify(['partners', me.personId, order, filter]);
    const rank = RANKS[order];
    const after = cursor === undefined ? undefined : this.cursors.decode(scope, cursor);
    const from =
      after === undefined ? [] : [sql<boolean>`(${rank}, i.host) > (${after[0]}::float8, ${after[1]})`];
    const { rows } = await sql<PartnerRow & { rank: string }>`
      select ${partnerColumns}, (${rank})::text rank from ${partnersFrom}
      where ${sql.join([...filtersOf(filter), ...from], sql` and `)}
      order by ${rank}, i.host limit ${limit + 1}`.execute(this.database.sql);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(presentPartner),
      mode: this.mode,
      ...(last !== undefined && { next: this.cursors.encode(scope, [last.rank, last.host]) }),
    };
  }

  /** All of them by name, some at a time. @throws DomainError `not-allowed` */
  async *all(me: AccountViewer): AsyncGenerator<PartnerView> {
    demandAdmin(me);
    for (let after = ''; ;) {
      const { rows } = await sql<PartnerRow>`
        select ${partnerColumns} from ${partnersFrom} where ${isKnown} and i.host > ${after}
        order by i.host limit ${AT_ONCE}`.execute(this.database.sql);
      yield* rows.map(presentPartner);
      const last = rows.at(-1);
      if (last === undefined || rows.length < AT_ONCE) return;
      after = last.host;
    }
  }

  /** @throws DomainError `not-allowed`, `not-found` */
  async read(me: AccountViewer, text: string): Promise<PartnerView & { mode: 'allowlist' | 'open' }> {
    demandAdmin(me);
    const { rows } = await sql<PartnerRow>`
      select ${partnerColumns} from ${partnersFrom} where i.host = ${canonicalHost(text) ?? ''}`.execute(
      this.database.sql,
    );
    const [row] = rows;
    if (row === undefined) throw notFound();
    return { ...presentPartner(row), mode: this.mode };
  }
}
