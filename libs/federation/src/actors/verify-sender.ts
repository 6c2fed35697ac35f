import type { FetchBudget } from '#libs/safe-fetch';

import { verifyRequest, type RequestToVerify, type SignatureVerdict } from '../signatures/verify-request.js';
import type { RemoteActors } from './remote-actors.js';

/**
 * Tells who signed a request. Where a known key does not fit, its owner is asked for a newer one, at most every five
 * minutes, and once that has signed something the earlier one counts no more.
 */
export const verifySender = async (
  request: RequestToVerify,
  actors: RemoteActors,
  budget?: FetchBudget,
): Promise<SignatureVerdict> => {
  const attempt = async (fresh: boolean): Promise<SignatureVerdict> => {
    const options = { fresh, ...(budget !== undefined && { budget }) };
    const verdict = await verifyRequest(request, (keyId) => actors.keyOf(keyId, options));
    if (verdict.kind === 'verified') await actors.confirmKey(verdict.keyId, { fresh });
    return verdict;
  };
  const first = await attempt(false);
  return first.kind === 'refused' && first.because === 'signature-differs' ? attempt(true) : first;
};
