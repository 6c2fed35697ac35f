import type { FetchBudget, FetchFailure, JsonObject } from '#libs/safe-fetch';

import type { Actor } from '../incoming/documents.js';
import { readIri, type Iri } from '../incoming/iri.js';
import { readDocument } from '../incoming/read-document.js';
import { admitFetched } from '../trust/admit-fetched.js';
import type { SignedFetch } from './signed-fetch.js';

/** What became of asking for an actor. */
export type FetchedActor =
  | { readonly kind: 'actor'; readonly actor: Actor; readonly document: JsonObject }
  | NoActor;

export type NoActor =
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly because: 'unreachable' | 'unacceptable' };

const failed = (because: 'unreachable' | 'unacceptable'): NoActor => ({ kind: 'failed', because });

/** Refused for good, or only now? */
export const meaningOf = (failure: FetchFailure): NoActor => {
  if (failure.kind === 'status') {
    if (failure.status === 410) return { kind: 'gone' };
    return failed(
      failure.status >= 500 || [408, 429].includes(failure.status) ? 'unreachable' : 'unacceptable',
    );
  }
  if (failure.kind === 'refused')
    return failed(failure.why === 'budget-spent' ? 'unreachable' : 'unacceptable');
  return failed(['unreachable', 'timeout'].includes(failure.kind) ? 'unreachable' : 'unacceptable');
};

/** Takes a fetched document for an actor, if it is one and speaks for itself. */
export const actorIn = (document: JsonObject, url: string, ownHost: string): FetchedActor => {
  const found = readIri(url);
  if (found === null) return failed('unacceptable');
  const admission = admitFetched(readDocument(document), {
    url: found,
    again: true,
    ownHost,
    stored: undefined,
  });
  if (admission.kind !== 'take') return failed('unacceptable');
  const { reading } = admission;
  if (reading.kind === 'tombstone') return { kind: 'gone' };
  return reading.kind === 'actor' ? { kind: 'actor', actor: reading, document } : failed('unacceptable');
};

/**
 * Asks an actor's own host for it. Only 410, or a tombstone, says that it is gone: 404 is also what servers answer that
 * have lost their configuration.
 */
export const fetchActor = async (
  client: SignedFetch,
  uri: Iri,
  { ownHost, budget }: { readonly ownHost: string; readonly budget: FetchBudget },
): Promise<FetchedActor> => {
  const found = await client.object(uri, budget);
  return found.kind === 'object' ? actorIn(found.document, found.url, ownHost) : meaningOf(found);
};
