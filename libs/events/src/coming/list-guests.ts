import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import { canSeeMembers, demand } from '#libs/access';
import { personCardOf } from '#libs/communities';
import type { listEventGuests, OperationAnswer, OperationInput, PersonCard } from '#libs/contracts';
import { Database } from '#libs/database';
import { CursorCodec, type AccountViewer } from '#libs/kernel';

import { findEvent } from '../event-row.js';

interface Guest {
  readonly person: PersonCard;
  readonly at: Date;
}

/** Names those who come, to members of the community. */
@Injectable()
export class ListGuests {
  constructor(
    private readonly database: Database,
    private readonly cursors: CursorCodec,
  ) {}

  /** @throws DomainError `not-found`, `not-allowed`, `cursor.invalid` */
  async execute(
    me: AccountViewer,
    { params: { eventId }, query }: OperationInput<typeof listEventGuests>,
  ): Promise<OperationAnswer<typeof listEventGuests>> {
    const { answer = 'yes', limit, cursor } = query;
    const { place } = await findEvent(this.database.sql, me, eventId);
    demand(canSeeMembers(place), place);
    const scope = `event-guests/${eventId}/${answer}/${me.personId}`;
    const after = cursor === undefined ? null : this.cursors.decode(scope, cursor);
    const later =
      after === null
        ? sql`true`
        : sql`(date_trunc('milliseconds', a.answered_at), a.person_id)
            > (${after[0] ?? null}::timestamptz, ${after[1] ?? null}::uuid)`;
    const { rows } = await sql<Guest>`
      select ${personCardOf(me, 'p')} as person, date_trunc('milliseconds', a.answered_at) as at
      from event_answer a join person p on p.id = a.person_id
      where a.event_id = ${eventId} and a.answer = ${answer} and p.deleted_at is null and ${later}
      order by date_trunc('milliseconds', a.answered_at), a.person_id limit ${limit + 1}`.execute(
      this.database.sql,
    );
    const items = rows.slice(0, limit).map(({ person, at }) => ({ person, answeredAt: at.toISOString() }));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      items,
      ...(last !== undefined && { next: this.cursors.encode(scope, [last.answeredAt, last.person.id]) }),
    };
  }
}
