import type { Collection, Inner } from '../incoming/documents.js';
import { hostOf, readIri, type Iri } from '../incoming/iri.js';
import { readDocument } from '../incoming/read-document.js';
import { isForNow } from '../inbox/fetch-heard.js';
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

/** The first page may stand inside its collection. An empty page ends it, wherever it says that it goes on. */
const partOf = ({ items, first, next, page, totalItems }: Collection, host: string): Part => {
  const inside = first?.embedded?.kind === 'collection' ? first.embedded : null;
  const shown = inside === null ? items : [...items, ...inside.items];
  const following = inside === null ? (first?.id ?? next) : inside.next;
  const goesOn = following !== null && hostOf(following) === host && !(page && shown.length === 0);
  return { kind: 'part', items: shown, next: goesOn ? following : null, totalItems };
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
