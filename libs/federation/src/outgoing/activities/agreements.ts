import type { Addresses } from '../addresses.js';
import { CONTEXTS } from '../contexts.js';
import type { OutgoingDocument } from '../outgoing-document.js';
import { activity, only, type DoneBy } from './activity.js';

/** What is proposed to another instance. */
export interface AgreementFacts {
  readonly id: string;
  readonly version: number;
  readonly purpose: string;
  readonly dataClasses: readonly string[];
  readonly communities: readonly string[];
  readonly contact: string;
  /** A day as in ISO 8601. */
  readonly reviewOn: string;
}

/** Proposes an agreement to the instance whose actor is `partner`. Those who do not know its type leave it. */
export const offerAgreement = (
  addresses: Addresses,
  by: DoneBy,
  agreement: AgreementFacts,
  partner: string,
): OutgoingDocument =>
  activity(addresses, 'offer', by, {
    '@context': CONTEXTS.agreement,
    object: { ...agreement, type: 'PartnerAgreement', attributedTo: by.actor },
    ...only(partner),
  });
