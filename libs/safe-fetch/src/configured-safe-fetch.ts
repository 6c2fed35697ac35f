import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import type { FederationConfig } from '#libs/config';

import { SafeFetch, type SafeFetchOptions } from './safe-fetch.js';

/**
 * The client with the operator's settings.
 * @throws Error, in words for the operator, when the file of authorities cannot be used
 */
export const configuredSafeFetch = async (
  { dial, authoritiesFile }: FederationConfig,
  options: Omit<SafeFetchOptions, 'dial' | 'authorities'>,
): Promise<SafeFetch> => {
  if (authoritiesFile === undefined) return new SafeFetch({ ...options, dial });
  return new SafeFetch({ ...options, dial, authorities: await authoritiesIn(authoritiesFile) });
};

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

const authoritiesIn = async (file: string): Promise<string> => {
  try {
    const certificates = (await readFile(file, 'utf8')).match(CERTIFICATES) ?? [];
    if (certificates.length === 0) throw new Error('it holds no certificate in PEM');
    return certificates.map((pem) => new X509Certificate(pem).toString()).join('');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`FEDERATION_CA names ${file}, which cannot be used: ${reason}`, { cause: error });
  }
};
