import { DomainError } from '#libs/kernel';
import { FetchBudget, type FetchFailure, type SafeFetch } from '#libs/safe-fetch';

/** Nothing else is taken for a picture; what it is is decided by its content. */
const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

/** The picture and what it may be redirected to. */
const REQUESTS = 4;

/** Whether it may be otherwise later. */
const isPassing = (failure: FetchFailure): boolean =>
  failure.kind === 'unreachable' ||
  failure.kind === 'timeout' ||
  (failure.kind === 'status' && (failure.status >= 500 || failure.status === 429));

/**
 * Fetches a picture of another server and has it kept.
 *
 * @returns false where there is none, or nothing that can be shown as one
 * @throws Error when its server cannot be reached now
 */
export const fetchPicture = async (
  client: SafeFetch,
  url: string,
  keep: (bytes: Buffer) => Promise<void>,
): Promise<boolean> => {
  const found = await client.get(url, { accept: TYPES, budget: new FetchBudget(REQUESTS) });
  if (found.kind !== 'document') {
    if (isPassing(found)) throw new Error(`the server of ${url} cannot be reached`);
    return false;
  }
  try {
    await keep(found.bytes);
    return true;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'upload.busy') throw error;
    return false;
  }
};
