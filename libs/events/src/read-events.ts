import { Inject, Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';

import { demandReadable, findPlace, readsThread } from '#libs/access';
import type { EventView, listCommunityEvents, listMyEvents, OperationInput } from '#libs/contracts';
import { Database } from '#libs/database';
import { CLOCK, CursorCodec, personOf, type AccountViewer, type Clock, type Viewer } from '#libs/kernel';

import { findEvent, loadEvents, presentEvent } from './event-row.js';

interface Page {
  readonly items: EventView[];
  readonly next?: string;
}

interface Wanted {
  readonly scope: string;
  readonly where: RawBuilder<unknown>;
  readonly order: keyof typeof orders;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The next one first, or the latest first. */
const orders = {
  upcoming: { after: sql`>`, direction: sql`asc` },
  past: { after: sql`<`, direction: sql`desc` },
} as const;

/** Shows events to those who may read their threads. */
@Injectable()
export class ReadEvents {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `not-found` */
  async one(viewer: Viewer, eventId: string): Promise<EventView> {
    return presentEvent(await findEvent(this.database.sql, viewer, eventId));
  }

  /** @throws DomainError `not-found`, `cursor.invalid` */
  async inCommunity(
    viewer: Viewer,
    { params: { communityId }, query }: OperationInput<typeof listCommunityEvents>,
  ): Promise<Page> {
    const { when: order = 'upcoming', limit, cursor } = query;
    const now = this.clock.now();
    const scope = `events/${communityId}/${order}/${personOf(viewer) ?? ''}`;
    demandReadable(await findPlace(this.database.sql, viewer, communityId));
    const time = order === 'upcoming' ? sql`e.ends_at > ${now}` : sql`e.ends_at <= ${now}`;
    const where = sql`e.community_id = ${communityId} and ${time}`;
    return this.page(viewer, { scope, where, order, limit, cursor });
  }

  /** What is to come in the communities that somebody belongs to. @throws DomainError `cursor.invalid` */
  async mine(me: AccountViewer, { query }: OperationInput<typeof listMyEvents>): Promise<Page> {
    const now = this.clock.now();
    const where = sql`e.ends_at > ${now} and e.community_id in (select m.community_id from membership m
      where m.person_id = ${me.personId} and (m.expires_at is null or m.expires_at > ${now}))`;
    return this.page(me, { scope: `my-events/${me.personId}`, where, order: 'upcoming', ...query });
  }

  private async page(viewer: Viewer, { scope, where, order, limit, cursor }: Wanted): Promise<Page> {
    const { after, direction } = orders[order];
    const key = cursor === undefined ? null : this.cursors.decode(scope, cursor);
    const further =
      key === null
        ? sql`true`
        : sql`(e.starts_at, e.id) ${after} (${key[0] ?? null}::timestamptz, ${key[1] ?? null}::uuid)`;
    const found = await loadEvents(
      this.database.sql,
      viewer,
      sql`${where} and t.deleted_at is null and ${readsThread(viewer, { thread: 't', community: 'c' })} and ${further}
        order by e.starts_at ${direction}, e.id ${direction} limit ${limit + 1}`,
    );
    const items = found.slice(0, limit).map(presentEvent);
    const last = found.length > limit ? items.at(-1) : undefined;
    return {
      items,
      ...(last !== undefined && { next: this.cursors.encode(scope, [last.startsAt, last.id]) }),
    };
  }
}
