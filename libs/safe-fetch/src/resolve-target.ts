import { FetchFailed, codeOf, refused } from './failure.js';
import type { Network } from './network.js';
import { isPublicAddress } from './special-addresses.js';
import type { Target } from './target.js';

/** Addresses that have been checked; a connection goes to these and to no other. */
export interface Pinned {
  readonly addresses: readonly string[];
  readonly port: number;
}

const HTTPS_PORT = 443;
const MOST_ATTEMPTS = 4;

/**
 * Asks for the target's addresses, once, and checks them all: one that is not public refuses the name.
 * @throws FetchFailed `private-address`, or that the name leads nowhere
 */
export const resolveTarget = async ({ host, dial }: Target, network: Network): Promise<Pinned> => {
  if (dial !== null) return { addresses: [dial.address], port: dial.port };
  const addresses = await addressesOf(host, network);
  if (!addresses.every(isPublicAddress)) throw refused('private-address');
  return { addresses: addresses.slice(0, MOST_ATTEMPTS), port: HTTPS_PORT };
};

const addressesOf = async (host: string, network: Network): Promise<readonly string[]> => {
  let addresses: readonly string[] = [];
  let code: string | null = 'ENOTFOUND';
  try {
    addresses = await network.lookup(host);
  } catch (error) {
    code = codeOf(error);
  }
  if (addresses.length === 0) throw new FetchFailed({ kind: 'unreachable', why: 'name', code });
  return addresses;
};
