import { isForNow } from '../inbox/fetch-heard.js';
import type { Collection, Inner } from '../incoming/documents.js';
import { hostOf, readIri, type Iri } from '../incoming/iri.js';
import { readDocument } from '../incoming/read-document.js';
import type { HistoryFetch } from './history-fetch.js';

/** What one document of a collection shows, and where it goes on. */
export interface Part {
  readonly kind: 'part';
  readonly items: readonly Inner[];
  readonly next: Iri | null;
  readonly totalItems: number | null;
}

export type PartFound =
  | Part
  | { readonly kind: 'none'; readonly because: string; readonly isForNow: boolean };

const none = (because: string): PartFound => ({ kind: 'none', because, isForNow: false });

/** What stands in a collection, and what follows it. The first page may stand in it as well. */
const shownIn = ({ items, first, next }: Collection): { items: readonly Inner[]; following: Iri | null } => {
  if (first?.embedded?.kind !== 'collection') return { items, following: first?.id ?? next };
  return { items: [...items, ...first.embedded.items], following: first.embedded.next };
};

/** An empty page ends a collection, wherever it says that it goes on. */
const partOf = (collection: Collection, host: string): Part => {
  const { items, following } = shownIn(collection);
  const isEnd = collection.page && items.length === 0;
  const next = following !== null && hostOf(following) === host && !isEnd ? following : null;
  return { kind: 'part', items, next, totalItems: collection.totalItems };
};

/**
 * Reads a collection, or a page of one, that must be on this host: what belongs to a community only its own server can
 * say.
 */
export const readPart = async (fetch: HistoryFetch, iri: Iri, host: string): Promise<PartFound> => {
  if (hostOf(iri) !== host) return none('elsewhere');
  const found = await fetch.object(iri, fetch.budget);
  if (found.kind !== 'object')
    return { kind: 'none', because: `fetch-${found.kind}`, isForNow: isForNow(found) };
  const url = readIri(found.url);
  if (url === null || hostOf(url) !== host) return none('elsewhere');
  const reading = readDocument(found.document);
  return reading.kind === 'collection' ? partOf(reading, host) : none('not-a-collection');
};
