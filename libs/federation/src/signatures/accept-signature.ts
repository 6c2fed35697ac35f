import { parseDictionary, type Dictionary, type InnerList } from 'structured-headers';

import { isInnerList } from './message-signature-fields.js';

/** The algorithms that we can sign with by RFC 9421. */
export type MessageAlgorithm = 'rsa-v1_5-sha256' | 'rsa-pss-sha512' | 'ed25519';

/** One signature of RFC 9421 that a peer would accept, and that we can make. */
export interface AcceptedSignature {
  readonly label: string;
  readonly components: readonly string[];
  readonly created: boolean;
  readonly expires: boolean;
  readonly algorithm?: MessageAlgorithm;
  readonly nonce?: string;
  readonly tag?: string;
}

const MAX_FIELD_LENGTH = 4_096;
const MESSAGE_ALGORITHMS: readonly MessageAlgorithm[] = ['rsa-v1_5-sha256', 'rsa-pss-sha512', 'ed25519'];

/** The components that we give: what every request of ours has. A peer cannot make us sign anything else. */
const COMPONENTS = new Set([
  '@method',
  '@target-uri',
  '@authority',
  '@scheme',
  '@request-target',
  '@path',
  '@query',
  'content-digest',
  'host',
  'date',
]);

/**
 * The first signature that a peer's `Accept-Signature` (RFC 9421, section 5) asks for and that a key of ours can give;
 * undefined when there is none. We always sign method, address, body and time, whatever fewer the peer would take.
 */
export function chooseAcceptedSignature(
  field: string,
  keyTypes: readonly ('rsa' | 'ed25519')[],
): AcceptedSignature | undefined {
  if (field.length > MAX_FIELD_LENGTH) return undefined;
  let dictionary: Dictionary;
  try {
    dictionary = parseDictionary(field);
  } catch {
    return undefined;
  }
  for (const [label, member] of dictionary) {
    const accepted = isInnerList(member) ? acceptedOf(label, member, keyTypes) : undefined;
    if (accepted !== undefined) return accepted;
  }
  return undefined;
}

function acceptedOf(
  label: string,
  [items, parameters]: InnerList,
  keyTypes: readonly string[],
): AcceptedSignature | undefined {
  const names = items.map(([name, own]) => (typeof name === 'string' && own.size === 0 ? name : ''));
  const wanted = parameters.get('alg');
  const algorithm = MESSAGE_ALGORITHMS.find((known) => known === wanted);
  const possible =
    wanted === undefined || (algorithm !== undefined && keyTypes.includes(keyTypeOf(algorithm)));
  if (!possible || !names.every((name) => COMPONENTS.has(name))) return undefined;
  const nonce = parameters.get('nonce');
  const tag = parameters.get('tag');
  return {
    label,
    components: [...new Set(['@method', '@target-uri', 'content-digest', ...names])],
    created: true,
    expires: parameters.has('expires'),
    ...(algorithm === undefined ? {} : { algorithm }),
    ...(typeof nonce === 'string' ? { nonce } : {}),
    ...(typeof tag === 'string' ? { tag } : {}),
  };
}

const keyTypeOf = (algorithm: MessageAlgorithm): string => (algorithm === 'ed25519' ? 'ed25519' : 'rsa');
