import type { ExpertiseCard } from '#libs/contracts';

import type { Addresses } from '../addresses.js';
import { CONTEXTS } from '../contexts.js';
import type { OutgoingDocument } from '../outgoing-document.js';
import { timestamp } from '../parts.js';
import { activity, only, type DoneBy } from './activity.js';

/** A card under the id that it has at one partner, whose actor is `partner`. */
export interface CardFacts {
  readonly cardId: string;
  readonly partner: string;
  readonly content: ExpertiseCard;
}

const skillTag = ({ en, cy }: ExpertiseCard['skills'][number]): OutgoingDocument => ({
  type: 'Object',
  nameMap: { ...(en !== '' && { en }), ...(cy !== '' && { cy }) },
});

const cardDocument = (
  addresses: Addresses,
  { actor, at }: DoneBy,
  { cardId, partner, content }: CardFacts,
): OutgoingDocument => ({
  id: addresses.card(cardId),
  type: ['ExpertiseCard', 'Profile'],
  attributedTo: actor,
  describes: addresses.person(content.name).id,
  preferredUsername: content.name,
  name: content.displayName,
  organisation: content.organisation,
  roleTitle: content.roleTitle,
  askMeAbout: content.askMeAbout,
  languages: content.languages,
  skills: content.skills.map(skillTag),
  updated: timestamp(at),
  ...only(partner),
});

/** Sends a card of somebody who agreed to it to one partner, in the name of the instance. */
export const sendCard = (
  addresses: Addresses,
  kind: 'create' | 'update',
  by: DoneBy,
  facts: CardFacts,
): OutgoingDocument =>
  activity(addresses, kind, by, {
    '@context': CONTEXTS.card,
    object: cardDocument(addresses, by, facts),
    ...only(facts.partner),
  });

/** Has a partner delete a card. */
export const withdrawCard = (
  addresses: Addresses,
  by: DoneBy,
  { cardId, partner }: Pick<CardFacts, 'cardId' | 'partner'>,
): OutgoingDocument =>
  activity(addresses, 'delete', by, { object: addresses.card(cardId), ...only(partner) });
