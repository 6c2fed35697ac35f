import type { JsonObject as FetchedJson } from '#libs/safe-fetch';

import { readOrganisationCard, type OrganisationSays } from '../incoming/organisation-card.js';
import type { JsonObject } from '../proofs/canonical-json.js';
import { verifyProof, type ProofRefusal, type ResolveProofKey } from '../proofs/integrity-proof.js';

/** Why a card gives no badge. */
export type CardRefusal = ProofRefusal | 'unreadable' | 'other-host' | 'not-yet';

export type CardVerdict =
  | { readonly kind: 'verified'; readonly card: OrganisationSays; readonly until: Date }
  | { readonly kind: 'refused'; readonly because: CardRefusal };

/** No card is believed for longer without being looked at again, whatever it says. */
const LONGEST_MS = 30 * 24 * 60 * 60 * 1000;

/** How far the clock of another server may be ahead. */
const SKEW_MS = 10 * 60 * 1000;

const refused = (because: CardRefusal): CardVerdict => ({ kind: 'refused', because });

/** Where the organisation of an instance says who it is; the same everywhere. */
export const cardAddress = (host: string): string => `https://${host}/actor/organisation`;

const isOfHost = ({ id, attributedTo, domain }: OrganisationSays, host: string): boolean =>
  id === cardAddress(host) && attributedTo === `https://${host}/actor` && domain === host;

/**
 * Whether a document is the card of the organisation at this host: proved by the actor of that very instance, about that
 * very host, and not past its end. Only what was proved is read of it.
 */
export const verifyCard = async (
  document: FetchedJson,
  host: string,
  { resolveKey, now }: { readonly resolveKey: ResolveProofKey; readonly now: Date },
): Promise<CardVerdict> => {
  const verdict = await verifyProof(document as JsonObject, resolveKey, now);
  if (verdict.kind === 'refused') return verdict;
  const card = readOrganisationCard(verdict.document);
  if (card === null) return refused('unreadable');
  if (!isOfHost(card, host)) return refused('other-host');
  if (card.published.getTime() > now.getTime() + SKEW_MS) return refused('not-yet');
  const until = new Date(Math.min(card.validUntil.getTime(), now.getTime() + LONGEST_MS));
  return until > now ? { kind: 'verified', card, until } : refused('expired');
};
