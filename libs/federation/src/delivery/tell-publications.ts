import type { Database } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';

import { activity } from '../outgoing/activities/activity.js';
import { create, update } from '../outgoing/activities/content.js';
import type { Addresses } from '../outgoing/addresses.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import type { ReadPublicationDocuments } from '../serving/read-publications.js';
import { idFrom, type Outbox } from './outbox.js';
import { textIn } from './sending.js';
import type { Fact } from './told-facts.js';

const KINDS = ['publication.published', 'publication.changed', 'publication.deleted'] as const;

type PublicationFact = Fact<(typeof KINDS)[number]>;

export interface PublicationTellingParts {
  readonly database: Database;
  readonly addresses: Addresses;
  readonly outbox: Outbox;
  readonly publications: Pick<ReadPublicationDocuments, 'present'>;
}

/**
 * Tells people of partners who follow somebody of this instance what that person publishes for followers or for everybody.
 * What is taken away, or is for the organisation alone from now on, is taken back where it was told.
 */
export class TellPublications {
  constructor(private readonly parts: PublicationTellingParts) {}

  /** Begins to react to facts. */
  subscribe(bus: DomainEventBus): void {
    bus.subscribe('federation.publications', [...KINDS], (event) => this.tell(event));
  }

  /** Tells of one fact; doing it again changes nothing. */
  async tell(event: PublicationFact): Promise<void> {
    const { publicationId, authorId } = event.payload;
    const { addresses, publications } = this.parts;
    const name = await this.nameOf(authorId);
    if (name === null) return;
    const { id: actor, followers } = addresses.person(name);
    const activityId = idFrom('publication', event.id);
    const by = { activityId, actor, at: event.at };
    const document = event.kind === 'publication.deleted' ? null : await publications.present(publicationId);
    const wasTold = await this.wasTold(publicationId);
    if (document !== null)
      return this.send(event, activityId, (wasTold ? update : create)(addresses, by, document));
    if (!wasTold) return;
    const object = addresses.publication(publicationId);
    return this.send(
      event,
      activityId,
      activity(addresses, 'delete', by, { object, to: [followers], cc: [] }),
    );
  }

  private async send(event: PublicationFact, id: string, document: OutgoingDocument): Promise<void> {
    const { publicationId: objectId, authorId: actorId } = event.payload;
    const { database, outbox } = this.parts;
    const uri = textIn(document, 'id');
    const kind = textIn(document, 'type');
    await database.transaction((tx) =>
      outbox.publish(
        tx,
        // Its words are read at the address of what it is about, by those who may.
        { id, uri, actorId, kind, objectId, isPublic: false, document },
        { followersOf: actorId, partnersOnly: true },
      ),
    );
  }

  /** Null for somebody elsewhere. */
  private async nameOf(personId: string): Promise<string | null> {
    const row = await this.parts.database.sql
      .selectFrom('person')
      .innerJoin('instance', 'instance.id', 'person.instance_id')
      .select('person.name')
      .where('person.id', '=', personId)
      .where('instance.is_local', '=', true)
      .executeTakeFirst();
    return row?.name ?? null;
  }

  /** Whether others have it: what was told last did not take it away. */
  private async wasTold(publicationId: string): Promise<boolean> {
    const last = await this.parts.database.sql
      .selectFrom('outbox_activity')
      .select('kind')
      .where('object_id', '=', publicationId)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last !== undefined && last.kind !== 'Delete';
  }
}
