import { LIMITS } from '#libs/kernel';

import { type Collection } from './documents.js';
import { type InnerReader } from './inner.js';
import { listOf, readCount, type JsonObject } from './json.js';
import { identityOf, iriOf } from './references.js';

const COLLECTION_TYPES: ReadonlySet<string> = new Set([
  'Collection',
  'OrderedCollection',
  'CollectionPage',
  'OrderedCollectionPage',
]);

export const isCollectionType = (type: string): boolean => COLLECTION_TYPES.has(type);

/** What a collection holds, whichever of the two properties the peer uses. */
export const itemsOf = (raw: JsonObject): readonly unknown[] => {
  const ordered = listOf(raw['orderedItems']);
  return ordered.length > 0 ? ordered : listOf(raw['items']);
};

/** At most 500 items of one document; following `next` is for the caller, within its own limits. */
export const readCollection = (raw: JsonObject, type: string, reader: InnerReader): Collection => {
  const id = identityOf(raw);
  const items = itemsOf(raw);
  return {
    kind: 'collection',
    id: id === 'unusable' ? null : id,
    ordered: type.startsWith('Ordered'),
    page: type.endsWith('Page'),
    items: reader.several(items, LIMITS.federation.collectionItems),
    cut: items.length > LIMITS.federation.collectionItems,
    totalItems: readCount(raw['totalItems']),
    first: reader.one(raw['first']),
    next: iriOf(raw['next']),
    last: iriOf(raw['last']),
    partOf: iriOf(raw['partOf']),
    owner: iriOf(raw['attributedTo']),
  };
};
