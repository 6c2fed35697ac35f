import { pageAddress } from './addresses.js';
import { CONTEXTS } from './contexts.js';
import type { OutgoingDocument, OutgoingValue } from './outgoing-document.js';

/**
 * A collection, with its first items, the cursor of its first page, or both. `totalItems` is null where the number is
 * nobody's business.
 */
export interface CollectionFacts {
  readonly id: string;
  readonly totalItems: number | null;
  /** Whose it is, where that matters (FEP-11dd). */
  readonly owner?: string;
  readonly content:
    | { readonly items: readonly OutgoingValue[]; readonly firstPage?: string }
    | { readonly items?: readonly OutgoingValue[]; readonly firstPage: string };
}

/** A part of a collection; cursors are opaque, null at either end. */
export interface CollectionPageFacts {
  readonly collection: string;
  readonly cursor: string;
  readonly items: readonly OutgoingValue[];
  readonly next: string | null;
  readonly previous: string | null;
}

/**
 * An ordered collection: following, outbox, featured posts (whole ones, for Lemmy), moderators (ids), replies (ids) and the
 * posts of a thread (ids in the order of time, the first one opens it).
 */
export const collection = ({ id, totalItems, owner, content }: CollectionFacts): OutgoingDocument => ({
  '@context': CONTEXTS.content,
  id,
  type: 'OrderedCollection',
  totalItems: totalItems ?? undefined,
  attributedTo: owner,
  orderedItems: content.items,
  first: content.firstPage === undefined ? undefined : pageAddress(id, content.firstPage),
});

export const collectionPage = (facts: CollectionPageFacts): OutgoingDocument => ({
  '@context': CONTEXTS.content,
  id: pageAddress(facts.collection, facts.cursor),
  type: 'OrderedCollectionPage',
  partOf: facts.collection,
  orderedItems: facts.items,
  next: facts.next === null ? undefined : pageAddress(facts.collection, facts.next),
  prev: facts.previous === null ? undefined : pageAddress(facts.collection, facts.previous),
});

/** How many follow, and not who: nobody else needs to know. Lemmy takes no other type here. */
export const followersCount = (id: string, totalItems: number): OutgoingDocument => ({
  '@context': CONTEXTS.content,
  id,
  type: 'Collection',
  totalItems,
  items: [],
});
