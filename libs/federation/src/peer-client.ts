import type { Config } from '#libs/config';
import { configuredSafeFetch, type SafeFetch, type SafeFetchOptions } from '#libs/safe-fetch';

import type { PeerPolicy } from './actors/peer-policy.js';
import { productVersion } from './serving/product-version.js';

/** A client that asks only servers with which this one may have to do. */
export const peerClient = (
  { federation, publicUrl }: Config,
  policy: PeerPolicy,
  limits: NonNullable<SafeFetchOptions['limits']> = {},
): Promise<SafeFetch> =>
  configuredSafeFetch(federation, {
    userAgent: `Guildhall/${productVersion()} (+${publicUrl})`,
    isDenied: async (host) => !(await policy.maySend(host)),
    limits,
  });
