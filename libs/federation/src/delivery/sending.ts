import type { ActorKind, Database, Transaction } from '#libs/database';

import { findReceived, type DeedElsewhere } from '../inbox/find-received.js';
import type { KeyRing } from '../keys/key-ring.js';
import { isOpen } from '../outgoing/addressing.js';
import type { CommunityFacts } from '../outgoing/facts.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { serialise } from '../outgoing/serialise.js';
import type { JsonObject } from '../proofs/canonical-json.js';
import { addProof } from '../proofs/integrity-proof.js';
import type { Outbox } from './outbox.js';
import type { Recipients } from './recipients.js';

export interface SendingParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly keys: Pick<KeyRing, 'proverOf'>;
}

/** The community in which something was done. */
export interface Place {
  readonly communityId: string;
  readonly community: CommunityFacts;
  readonly isHostedHere: boolean;
}

/** An activity of a person, or of a community, of this instance. */
export interface Deed {
  readonly activityId: string;
  readonly actorId: string;
  readonly actorKind?: ActorKind;
  /** The row that it is about. */
  readonly objectId: string | null;
  /** Whether whoever reads the community may read it at its address; otherwise only the servers that it is sent to. */
  readonly isPublic: boolean;
  readonly document: OutgoingDocument;
  /** Who gets it beside those who follow the community, or beside the community elsewhere. */
  readonly directly?: Recipients;
}

export const textIn = (document: OutgoingDocument, name: 'id' | 'type'): string => {
  const value = document[name];
  if (typeof value !== 'string') throw new TypeError(`an activity needs its ${name}`);
  return value;
};

/** Brings what is done in a community to those who are to hear of it. */
export class Sending {
  constructor(private readonly parts: SendingParts) {}

  /**
   * The activity can be fetched at its address, and goes to the community, or out inside its announcement. It is proved by
   * who did it, so that it is believed from anybody's hands.
   */
  async send(
    { communityId, community, isHostedHere }: Place,
    { activityId, actorId, actorKind = 'person', objectId, isPublic, ...deed }: Deed,
    also: (tx: Transaction) => Promise<void> = async () => undefined,
  ): Promise<void> {
    const { outbox, database } = this.parts;
    const document = await this.proved(deed.document, actorId, actorKind);
    const uri = textIn(document, 'id');
    const activity = {
      id: activityId,
      uri,
      actorId,
      kind: textIn(document, 'type'),
      objectId,
      isPublic: isPublic && isOpen(community.visibility),
      document,
    };
    const toCommunity = { actors: isHostedHere ? [] : [communityId] };
    await database.transaction(async (tx) => {
      await outbox.publish(
        tx,
        activity,
        deed.directly === undefined ? toCommunity : { any: [toCommunity, deed.directly] },
      );
      if (isHostedHere) {
        const received = serialise(document);
        await outbox.relay(tx, { cause: uri, communityId, community, objectId, received, isPublic });
      }
      await also(tx);
    });
  }

  /** A community of this instance passes on what somebody elsewhere did in it, byte for byte as it came. */
  async passOn(
    { communityId, community }: Place,
    { isPublic, ...deed }: DeedElsewhere & { readonly isPublic: boolean },
  ): Promise<void> {
    const { database, outbox } = this.parts;
    const received = await findReceived(database.sql, deed);
    if (received === undefined) return;
    const { uri: cause, body } = received;
    const { objectId } = deed;
    await database.transaction((tx) =>
      outbox.relay(tx, { cause, communityId, community, objectId, received: body, isPublic }),
    );
  }

  private async proved(
    document: OutgoingDocument,
    actorId: string,
    actorKind: ActorKind,
  ): Promise<OutgoingDocument> {
    const maker = await this.parts.keys.proverOf(actorId, actorKind);
    const plain = JSON.parse(serialise(document).toString('utf8')) as JsonObject;
    return addProof(plain, maker) as OutgoingDocument;
  }
}
