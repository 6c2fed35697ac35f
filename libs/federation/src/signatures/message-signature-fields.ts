import { parseDictionary, serializeItem, type Dictionary, type InnerList } from 'structured-headers';

import { isCavage } from './claim-cavage.js';
import { fieldValue, type SignedMessage } from './received-request.js';
import { MAX_COVERED } from './signature-claim.js';
import { refuse } from './signature-refused.js';

/** One labelled signature of RFC 9421: what it covers, with its parameters, and its bytes. */
export interface MessageSignature {
  readonly input: InnerList;
  readonly signature: Buffer;
}

/** A stranger may send many signatures, and each may cost a fetch of a key. */
const MAX_SIGNATURES = 2;

/**
 * The signatures of RFC 9421 that a request carries: the first two labels that stand in both fields.
 *
 * @throws SignatureRefused `signature-malformed`
 */
export function readMessageSignatures(message: SignedMessage): MessageSignature[] {
  const inputField = fieldValue(message.headers, 'signature-input');
  if (inputField === undefined) return [];
  const lines = message.headers.filter(([, value]) => !isCavage(value));
  const inputs = dictionaryOf(inputField);
  const signatures = dictionaryOf(fieldValue(lines, 'signature') ?? '');
  const labels = [...inputs.keys()].filter((label) => signatures.has(label));
  return labels.slice(0, MAX_SIGNATURES).map((label) => {
    const input = inputs.get(label);
    const bytes = signatures.get(label)?.[0];
    if (!isInnerList(input) || !(bytes instanceof ArrayBuffer)) return refuse('signature-malformed');
    const names = input[0].map((item) => serializeItem(item));
    if (new Set(names).size < names.length || names.length > MAX_COVERED)
      return refuse('signature-malformed');
    return { input, signature: Buffer.from(bytes) };
  });
}

function dictionaryOf(field: string): Dictionary {
  try {
    return parseDictionary(field);
  } catch {
    return refuse('signature-malformed');
  }
}

export const isInnerList = (member: ReturnType<Dictionary['get']>): member is InnerList =>
  Array.isArray(member?.[0]);
