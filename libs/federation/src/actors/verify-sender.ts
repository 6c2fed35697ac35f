import {
  verifyRequest,
  type KeyAnswer,
  type RequestToVerify,
  type SignatureVerdict,
} from '../signatures/verify-request.js';

/** Where keys of senders are found. */
export interface SenderKeys {
  /** `fresh` asks the owner's host again. */
  keyOf(keyId: string, options: { readonly fresh: boolean }): Promise<KeyAnswer>;
  /** The key that `keyOf` gave has verified a message. */
  confirmKey(keyId: string, options: { readonly fresh: boolean }): Promise<void>;
}

/**
 * Tells who signed a request. Where a known key does not fit, its owner is asked for a newer one, at most every five
 * minutes, and once that has signed something the earlier one counts no more.
 */
export const verifySender = async (request: RequestToVerify, keys: SenderKeys): Promise<SignatureVerdict> => {
  const attempt = async (fresh: boolean): Promise<SignatureVerdict> => {
    const verdict = await verifyRequest(request, (keyId) => keys.keyOf(keyId, { fresh }));
    if (verdict.kind === 'verified') await keys.confirmKey(verdict.keyId, { fresh });
    return verdict;
  };
  const first = await attempt(false);
  return first.kind === 'refused' && first.because === 'signature-differs' ? attempt(true) : first;
};
