import type { Transaction } from '#libs/database';
import { newId, type Clock } from '#libs/kernel';

import type { Outbox } from '../delivery/outbox.js';
import { offerAgreement } from '../outgoing/activities/agreements.js';
import { undo } from '../outgoing/activities/content.js';
import { accept, reject, type RequestFacts } from '../outgoing/activities/membership.js';
import type { Addresses } from '../outgoing/addresses.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import { factsOf, type AgreementRow } from './agreement-rows.js';

export interface AgreementMailParts {
  readonly addresses: Addresses;
  readonly clock: Clock;
  readonly outbox: Outbox;
  /** The row of this instance. */
  readonly instanceId: string;
}

/** A version that is proposed, and the actor of the instance that it is proposed to. */
export interface Proposal {
  readonly row: AgreementRow;
  readonly partner: string;
}

const KINDS = { offer: 'Offer', undo: 'Undo', accept: 'Accept', reject: 'Reject' } as const;

interface Letter {
  readonly id: string;
  readonly kind: keyof typeof KINDS;
  readonly document: OutgoingDocument;
}

/** Sends what concerns agreements, from the actor of this instance to that of another. */
export class AgreementMail {
  constructor(private readonly parts: AgreementMailParts) {}

  /** The id that the proposal of a version has or will have. */
  offerUri(offerId: string): string {
    return this.parts.addresses.activity('offer', offerId);
  }

  async propose(tx: Transaction, proposal: Proposal, offerId: string): Promise<void> {
    const document = this.offer(proposal, offerId, this.parts.clock.now());
    await this.publish(tx, { id: offerId, kind: 'offer', document }, proposal.row);
  }

  /** Takes a proposal back, or ends what came of it. */
  async takeBack(tx: Transaction, proposal: Proposal): Promise<void> {
    const { addresses } = this.parts;
    const { offerUri, proposedAt } = proposal.row;
    const id = newId();
    const offer = this.offer(
      proposal,
      offerUri?.split('/').at(-1) ?? '',
      proposedAt ?? this.parts.clock.now(),
    );
    const document = undo(addresses, this.by(id), offer);
    await this.publish(tx, { id, kind: 'undo', document }, proposal.row);
  }

  /** Answers a proposal; a rejection also ends what was accepted. */
  async answer(tx: Transaction, { row, partner }: Proposal, isAccepted: boolean): Promise<void> {
    const { addresses } = this.parts;
    const id = newId();
    const request: RequestFacts = { type: 'Offer', id: row.offerUri, actor: partner, object: row.uri };
    const document = isAccepted
      ? accept(addresses, this.by(id), request, null)
      : reject(addresses, this.by(id), request);
    await this.publish(tx, { id, kind: isAccepted ? 'accept' : 'reject', document }, row);
  }

  private by(activityId: string, at = this.parts.clock.now()) {
    return { activityId, actor: this.parts.addresses.instance.id, at };
  }

  private offer({ row, partner }: Proposal, offerId: string, at: Date): OutgoingDocument {
    return offerAgreement(this.parts.addresses, this.by(offerId, at), factsOf(row), partner);
  }

  private async publish(tx: Transaction, letter: Letter, { instanceId }: AgreementRow): Promise<void> {
    const { addresses, outbox, instanceId: actorId } = this.parts;
    const { id, kind, document } = letter;
    const uri = addresses.activity(kind, id);
    const activity = { id, uri, actorId, kind: KINDS[kind], objectId: null, isPublic: false, document };
    await outbox.publish(tx, activity, { actors: [instanceId] });
  }
}
