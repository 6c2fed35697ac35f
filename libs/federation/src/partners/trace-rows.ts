import { sql, type RawBuilder } from 'kysely';

import { readsCommunity } from '#libs/access';
import type { Database } from '#libs/database';
import type { AccountViewer } from '#libs/kernel';

import type { Addresses } from '../outgoing/addresses.js';
import { deliveryColumns, type DeliveryRow } from './delivery-view.js';
import type { TraceSubject } from './trace-subject.js';

/** A post that is asked for, or that an activity that is asked for is about. */
export interface TracedPost {
  readonly postId: string;
  readonly uri: string | null;
  readonly communityId: string;
  /** The post itself is asked for, and with it everything about it. */
  readonly isAsked: boolean;
}

/** An activity that was published here. */
export interface SentRow {
  readonly rowId: string;
  readonly id: string;
  readonly kind: string;
  readonly actor: string | null;
  readonly isReadable: boolean;
  readonly at: Date;
}

/** An activity that came. */
export interface CameRow extends Omit<SentRow, 'rowId'> {
  readonly host: string;
  readonly verdict: 'applied' | 'ignored' | 'refused' | null;
  readonly because: string;
  readonly attempts: number;
  readonly handledAt: Date | null;
  readonly deadAt: Date | null;
}

export type TracedDelivery = DeliveryRow & { readonly activityId: string; readonly host: string };

const MOST_POSTS = 20;
const MOST_ACTIVITIES = 100;
const MOST_DELIVERIES = 2_000;

const UUID = '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$';

/** The id in an address of a post of this instance; null in any other. */
const ownPostIn = (address: RawBuilder<unknown>, { home }: Addresses): RawBuilder<string | null> => {
  const start = `${home}p/`;
  const rest = sql`substr(${address}, ${start.length + 1}::int)`;
  return sql<
    string | null
  >`case when starts_with(${address}, ${start}) and ${rest} ~ ${UUID} then ${rest}::uuid end`;
};

/** Whether an address is that of a community under the alias `c`, or of one of its collections. */
const isCommunityAt = (address: RawBuilder<unknown>, { home }: Addresses): RawBuilder<boolean> => {
  const start = `${home}c/`;
  return sql<boolean>`(c.uri = ${address} or (c.uri is null and starts_with(${address}, ${start})
    and c.name = split_part(substr(${address}, ${start.length + 1}::int), '/', 1)))`;
};

/** Finds activities both ways for {@link TraceActivity}; with each, whether the reader may know what it is about. */
export class TraceRows {
  constructor(
    private readonly database: Database,
    private readonly addresses: Addresses,
  ) {}

  async posts({ text, id, thread }: TraceSubject): Promise<TracedPost[]> {
    const columns = sql`p.id "postId", p.uri, p.community_id "communityId"`;
    const { rows } = await sql<TracedPost>`
      select ${columns}, true "isAsked" from post p
        where p.id = ${id}::uuid or p.uri = ${text}
          or (p.thread_id = ${thread?.id ?? null}::uuid and p.number = ${thread?.number ?? null}::int)
      union all
      select ${columns}, false from outbox_activity a join post p on p.id = a.object_id
        where a.uri = ${text} or a.id = ${id}::uuid
      union all
      select ${columns}, false from inbox_activity i
        join post p on p.uri = i.about or p.id = ${ownPostIn(sql`i.about`, this.addresses)}
        where i.uri = ${text}
      limit ${MOST_POSTS}`.execute(this.database.sql);
    return rows;
  }

  /** Activities of this instance by their ids, or by their addresses or what they are about. */
  async sent(
    me: AccountViewer,
    named: { readonly text: string; readonly ids: readonly string[]; readonly about: readonly string[] },
  ): Promise<SentRow[]> {
    const { rows } = await sql<SentRow>`
      select a.id "rowId", a.uri id, a.kind, a.created_at at,
        case when c.id is null then a.is_public else ${readsCommunity(me, 'c')} end "isReadable",
        coalesce(${`${this.addresses.home}u/`} || ap.name, ${`${this.addresses.home}c/`} || ac.name,
          ${this.addresses.instance.id}) actor
      from outbox_activity a
      left join person ap on ap.id = a.actor_id
      left join community ac on ac.id = a.actor_id
      left join post p on p.id = a.object_id
      left join thread t on t.id = a.object_id
      left join report r on r.id = a.object_id
      left join ban b on b.id = a.object_id
      left join community c on c.id = coalesce(p.community_id, t.community_id, r.community_id, b.community_id,
        (select named.id from community named where named.id = a.object_id), ac.id)
      where a.uri = ${named.text} or a.id = any(${[...named.ids]}::uuid[])
        or a.object_id = any(${[...named.about]}::uuid[])
      order by a.created_at, a.id limit ${MOST_ACTIVITIES}`.execute(this.database.sql);
    return rows;
  }

  /** Activities of others by their addresses, or by what they are about; of what is `passedOn`, only that it was. */
  async came(
    me: AccountViewer,
    named: {
      readonly text: string;
      readonly about: readonly string[];
      readonly passedOn: readonly string[];
    },
  ): Promise<CameRow[]> {
    const { rows } = await sql<CameRow>`
      select i.uri id, i.kind, i.host, i.actor_uri actor, i.received_at at, i.verdict, i.because, i.attempts,
        i.handled_at "handledAt", i.dead_at "deadAt",
        coalesce((select bool_and(${readsCommunity(me, 'c')}) from community c
          where c.id = p.community_id or ${isCommunityAt(sql`i.about`, this.addresses)} or c.uri = i.actor_uri),
          i.about = '' or i.about = i.actor_uri) "isReadable"
      from inbox_activity i
      left join outbox_activity told on told.uri = i.about
      left join post p on p.uri = i.about
        or p.id = coalesce(${ownPostIn(sql`i.about`, this.addresses)}, told.object_id)
      where i.uri = ${named.text} or i.about = any(${[...named.about]}::text[])
        or (i.kind = 'Announce' and i.about = any(${[...named.passedOn]}::text[]))
      order by i.seq limit ${MOST_ACTIVITIES}`.execute(this.database.sql);
    return rows;
  }

  async deliveries(activityIds: readonly string[]): Promise<TracedDelivery[]> {
    const { rows } = await sql<TracedDelivery>`
      select d.activity_id "activityId", d.host, ${deliveryColumns} from delivery d
      where d.activity_id = any(${[...activityIds]}::uuid[])
      order by d.activity_id, d.host, d.seq limit ${MOST_DELIVERIES}`.execute(this.database.sql);
    return rows;
  }
}
