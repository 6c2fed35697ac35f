import { sql } from 'kysely';

import type { DomainEventBus } from '#libs/jobs';

import { idFrom } from '../delivery/outbox.js';
import type { Fact } from '../delivery/told-facts.js';
import { move } from '../outgoing/activities/content.js';
import type { PeopleFollowingParts } from './follow-people.js';

/** Tells the servers of those who follow somebody of this instance that they went to another one (FEP-7628). */
export class TellMoves {
  constructor(private readonly parts: PeopleFollowingParts) {}

  /** Begins to react to facts. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation.moves', ['person.moved'], (event) => this.tell(event));
  }

  /** Tells of one move; doing it again changes nothing. */
  async tell({ id: eventId, at, payload: { personId, toId } }: Fact<'person.moved'>): Promise<void> {
    const { database, addresses, outbox } = this.parts;
    await database.transaction(async (tx) => {
      const { rows } = await sql<{ name: string; target: string }>`
        select p.name, a.uri as target from person p join remote_actor a on a.owner_id = ${toId}
        where p.id = ${personId} and p.uri is null and p.moved_to_id = a.owner_id`.execute(tx.sql);
      const [row] = rows;
      if (row === undefined) return;
      const { id: actor, followers } = addresses.person(row.name);
      const id = idFrom('move', eventId);
      const document = move(addresses, { activityId: id, actor, at }, { target: row.target, followers });
      const uri = addresses.activity('move', id);
      const activity = { id, uri, actorId: personId, kind: 'Move', objectId: personId, isPublic: true };
      await outbox.publish(tx, { ...activity, document }, { followersOf: personId });
    });
  }
}
