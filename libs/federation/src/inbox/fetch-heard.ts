import type { FetchBudget, FetchFailure } from '#libs/safe-fetch';

import type { Activity, Content } from '../incoming/documents.js';
import { readIri } from '../incoming/iri.js';
import { readDocument } from '../incoming/read-document.js';
import type { Refetch } from '../trust/admission.js';
import { admitFetched } from '../trust/admit-fetched.js';
import type { KnownObject } from '../trust/facts.js';
import type { DocumentSource } from './inbox-ports.js';
import { ignored, refused, unreachable, type Outcome } from './outcome.js';

/** What the host of a thing says of it. */
export type Heard =
  | { readonly kind: 'content'; readonly content: Content }
  | { readonly kind: 'activity'; readonly activity: Activity }
  | { readonly kind: 'gone' }
  | { readonly kind: 'outcome'; readonly outcome: Outcome };

export interface Question {
  readonly refetch: Refetch;
  readonly stored: KnownObject | undefined;
  readonly ownHost: string;
  readonly budget: FetchBudget;
}

const outcome = (settled: Outcome): Heard => ({ kind: 'outcome', outcome: settled });

/** Whether the same question may get another answer later. */
export const isForNow = (failure: FetchFailure): boolean =>
  failure.kind === 'unreachable' ||
  failure.kind === 'timeout' ||
  (failure.kind === 'status' && (failure.status >= 500 || [408, 429].includes(failure.status)));

/** Nothing there: for one who said that it was deleted, that is the confirmation. */
const isAbsent = (failure: FetchFailure): boolean =>
  failure.kind === 'status' && (failure.status === 404 || failure.status === 410);

const meaningOf = (failure: FetchFailure, { why }: Refetch): Heard => {
  if (why === 'deletion' && isAbsent(failure)) return { kind: 'gone' };
  return outcome(isForNow(failure) ? unreachable(`fetch-${failure.kind}`) : ignored(`fetch-${failure.kind}`));
};

/** Fetches what an activity told of, from where it lives; whatever the activity itself said of it is forgotten. */
export const fetchHeard = async (documents: DocumentSource, question: Question): Promise<Heard> => {
  const { refetch, stored, ownHost, budget } = question;
  const found = await documents.object(refetch.iri, budget);
  if (found.kind !== 'object') return meaningOf(found, refetch);
  const url = readIri(found.url);
  if (url === null) return outcome(refused('not-the-address'));
  const admission = admitFetched(readDocument(found.document), { url, again: true, ownHost, stored });
  if (admission.kind === 'refetch') return outcome(refused('not-the-address'));
  if (admission.kind !== 'take') {
    return outcome(admission.kind === 'ignore' ? ignored(admission.because) : refused(admission.because));
  }
  const { reading } = admission;
  if (reading.kind === 'tombstone') return { kind: 'gone' };
  if (refetch.why === 'deletion') return outcome(ignored('still-there'));
  if (reading.kind === 'content') return { kind: 'content', content: reading };
  return reading.kind === 'activity'
    ? { kind: 'activity', activity: reading }
    : outcome(ignored('not-content'));
};
