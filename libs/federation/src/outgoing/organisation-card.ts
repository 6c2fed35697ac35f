import type { OrganisationKind } from '#libs/contracts';

import type { Addresses } from './addresses.js';
import { CONTEXTS } from './contexts.js';
import type { PictureFacts } from './facts.js';
import type { OutgoingDocument } from './outgoing-document.js';
import { picture, timestamp } from './parts.js';

/** What an organisation says of itself. */
export interface OrganisationFacts {
  readonly name: string;
  /** Null where it has none. */
  readonly welshName: string | null;
  readonly shortName: string;
  readonly kind: OrganisationKind;
  /** Null where there is no page on which it is reached. */
  readonly contactUrl: string | null;
  readonly logo: PictureFacts | null;
  readonly issuedAt: Date;
  readonly updatedAt: Date;
  readonly validUntil: Date;
}

/** The card of the organisation of this instance, for its actor to prove. Others leave a type that they do not know. */
export const organisationCard = (at: Addresses, facts: OrganisationFacts): OutgoingDocument => ({
  '@context': CONTEXTS.organisation,
  id: at.organisation,
  type: 'OrganisationCard',
  attributedTo: at.instance.id,
  name: facts.name,
  nameMap: { en: facts.name, ...(facts.welshName !== null && { cy: facts.welshName }) },
  shortName: facts.shortName,
  kind: facts.kind,
  domain: at.host,
  contact: facts.contactUrl ?? undefined,
  icon: facts.logo === null ? undefined : picture(facts.logo),
  published: timestamp(facts.issuedAt),
  updated: timestamp(facts.updatedAt),
  validUntil: timestamp(facts.validUntil),
});
