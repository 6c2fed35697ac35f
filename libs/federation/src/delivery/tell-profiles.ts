import { sql } from 'kysely';

import type { Database } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';
import { anonymous, type RecordedEvent } from '#libs/kernel';

import { updateActor } from '../outgoing/activities/content.js';
import type { Addresses } from '../outgoing/addresses.js';
import type { Addressing } from '../outgoing/addressing.js';
import { PUBLIC } from '../outgoing/contexts.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { timestamp } from '../outgoing/parts.js';
import type { Answer } from '../serving/answers.js';
import type { ReadGroups } from '../serving/read-groups.js';
import type { ReadPeople } from '../serving/read-people.js';
import { idFrom, type Outbox } from './outbox.js';
import { textIn } from './sending.js';
import type { Fact } from './told-facts.js';

const KINDS = ['community.updated', 'person.updated'] as const satisfies readonly RecordedEvent['kind'][];

type ProfileFact = Fact<(typeof KINDS)[number]>;

export interface ProfileTellingParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly outbox: Outbox;
  readonly groups: Pick<ReadGroups, 'document'>;
  readonly people: Pick<ReadPeople, 'document'>;
}

/** Somebody whose document has changed. */
interface Changed {
  readonly id: string;
  readonly address: string;
  readonly followers: string;
  readonly answer: Answer | null;
}

/** Tells those who follow a community or a person of this instance that what they show to everybody has changed. */
export class TellProfiles {
  constructor(private readonly parts: ProfileTellingParts) {}

  /** Whether a fact is of a kind that others may hear of. */
  static hears(event: RecordedEvent): event is ProfileFact {
    return (KINDS as readonly string[]).includes(event.kind);
  }

  /** Begins to react to facts. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation.profiles', KINDS, (event) => this.tell(event));
  }

  /** Tells of one fact; doing it again changes nothing. */
  async tell(event: ProfileFact): Promise<void> {
    const changed = await this.changedBy(event);
    if (changed?.answer?.status !== 200) return;
    const { id, address, followers, answer } = changed;
    const document = JSON.parse(answer.body.toString('utf8')) as OutgoingDocument;
    const activityId = idFrom('profile', event.id);
    const done = { activityId, actor: address, at: event.at };
    const present = { ...document, updated: timestamp(event.at) };
    const update = updateActor(this.parts.addresses, done, present, toAll(followers));
    const activity = { id: activityId, uri: textIn(update, 'id'), actorId: id, kind: 'Update' } as const;
    await this.parts.database.transaction((tx) =>
      this.parts.outbox.publish(
        tx,
        { ...activity, objectId: id, isPublic: true, document: update },
        { followersOf: id },
      ),
    );
  }

  private async changedBy(event: ProfileFact): Promise<Changed | null> {
    const { addresses, groups, people } = this.parts;
    if (event.kind === 'community.updated') {
      const { communityId: id } = event.payload;
      const name = await this.nameOf('community', id);
      if (name === null) return null;
      const { id: address, followers } = addresses.community(name);
      return { id, address, followers, answer: await groups.document(anonymous, name) };
    }
    const { personId: id } = event.payload;
    const name = await this.nameOf('person', id);
    if (name === null) return null;
    const { id: address, followers } = addresses.person(name);
    return { id, address, followers, answer: await people.document(anonymous, name) };
  }

  /** Null for somebody elsewhere, and where nobody elsewhere follows. */
  private async nameOf(kind: 'community' | 'person', id: string): Promise<string | null> {
    const { rows } = await sql<{ name: string }>`
      select o.name from ${sql.table(kind)} o join instance i on i.id = o.instance_id and i.is_local
      where o.id = ${id} and exists (
        select from follow f join remote_actor a on a.owner_id = f.follower_id
        where f.target_id = o.id and f.state = 'accepted')`.execute(this.parts.database.sql);
    return rows[0]?.name ?? null;
  }
}

const toAll = (followers: string): Addressing => ({ to: [PUBLIC], cc: [followers] });
