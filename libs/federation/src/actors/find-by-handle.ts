import type { FetchBudget } from '#libs/safe-fetch';

import { isSameHandle, webFingerAddress, type Handle } from '../discovery/handle.js';
import { JSON_TYPES, parsedJson } from '../discovery/json-answer.js';
import { readWebFinger, type NeededType } from '../discovery/read-webfinger.js';
import { readIri, type Iri } from '../incoming/iri.js';
import type { SignedFetch } from './signed-fetch.js';

/** The actor to which a handle leads by WebFinger, on the handle's own host; null when it leads to none. */
export const findByHandle = async (
  client: SignedFetch,
  handle: Handle,
  { needed, budget }: { readonly needed: NeededType | null; readonly budget: FetchBudget },
): Promise<Iri | null> => {
  const answer = await client.document(webFingerAddress(handle), JSON_TYPES, budget);
  if (answer.kind !== 'document') return null;
  const verdict = readWebFinger(parsedJson(answer.bytes), handle, needed);
  return verdict.kind === 'found' ? readIri(verdict.actor) : null;
};

/** Whether the name and host of an actor are those of the handle that led to it. */
export const leadsBack = (
  { username, host }: { readonly username: string; readonly host: string },
  handle: Handle,
): boolean => isSameHandle({ name: username, host }, handle);
