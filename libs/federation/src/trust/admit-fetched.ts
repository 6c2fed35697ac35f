import { type Reading } from '../incoming/documents.js';
import { hostOf, type Iri, sameHost, withoutFragment } from '../incoming/iri.js';
import { type Ignore, ignore, refetch, type Refetch, refuse, type Refuse } from './admission.js';
import { problemOfStored } from './admit-content.js';
import { type KnownObject } from './facts.js';

/** How a document came to us. */
export interface Fetched {
  /** Where it was in the end, after redirects. */
  readonly url: Iri;
  /** This was already the one more fetch that a wrong address allows. */
  readonly again: boolean;
  readonly ownHost: string;
  /** What is stored under the id of the document. */
  readonly stored: KnownObject | undefined;
}

export interface TakeFetched {
  readonly kind: 'take';
  readonly reading: Exclude<Reading, { readonly kind: 'ignored' | 'refused' }>;
  /** See {@link Take}. */
  readonly keepsAudience: boolean;
}

export type FetchedAdmission = TakeFetched | Refetch | Ignore | Refuse;

/** The one in whose name a document speaks. */
const speakerOf = (reading: TakeFetched['reading']): Iri | null => {
  if (reading.kind === 'content') return reading.author;
  if (reading.kind === 'activity') return reading.actor;
  return reading.kind === 'authorization' ? reading.giver : reading.id;
};

const problemOfAddress = (id: Iri, { url, again }: Fetched): Refetch | Refuse | null => {
  if (withoutFragment(id) === withoutFragment(url)) return null;
  return again ? refuse('not-the-address') : refetch(id, 'object');
};

const admitIdentified = (reading: TakeFetched['reading'], id: Iri, fetched: Fetched): FetchedAdmission => {
  if (hostOf(id) === fetched.ownHost) return refuse('our-object');
  const elsewhere = problemOfAddress(id, fetched);
  if (elsewhere !== null) return elsewhere;
  const speaker = speakerOf(reading);
  if (speaker === null || !sameHost(speaker, id)) return refuse('author-elsewhere');
  const problem = reading.kind === 'content' ? problemOfStored(reading, fetched.stored) : null;
  if (problem?.kind === 'refuse' || problem?.kind === 'ignore') return problem;
  return { kind: 'take', reading, keepsAudience: fetched.stored !== undefined };
};

/**
 * What may be taken from a document that we fetched: it must be the one at its own id, speak for somebody of that
 * host, and not change what a stored one is or whose it is. A document at another address than its id gets one more
 * fetch, at the id.
 */
export const admitFetched = (reading: Reading, fetched: Fetched): FetchedAdmission => {
  if (reading.kind === 'refused') return refuse('unreadable');
  if (reading.kind === 'ignored') return ignore('not-handled');
  if (reading.id !== null) return admitIdentified(reading, reading.id, fetched);
  return reading.kind === 'collection'
    ? { kind: 'take', reading, keepsAudience: false }
    : refuse('id-missing');
};
