import { Resolver } from 'node:dns/promises';
import { connect, type Socket } from 'node:net';

import { codeOf } from './failure.js';

/** The two doors to the network: names to addresses, and addresses to connections. */
export interface Network {
  /** Every address of a name, IPv4 first; none when the name does not exist. */
  lookup(host: string): Promise<readonly string[]>;
  /** Begins to connect to exactly this address. */
  connect(address: string, port: number): Socket;
}

const NO_SUCH_RECORD = new Set(['ENOTFOUND', 'ENODATA']);

/**
 * The machine's network. Names are asked of its DNS servers directly: `getaddrinfo` would hold a thread of the pool
 * that files and passwords need for as long as a hostile name server likes.
 *
 * @param servers DNS servers (`address:port`) instead of those of the machine
 */
export const systemNetwork = (servers?: readonly string[]): Network => {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  if (servers !== undefined) resolver.setServers(servers);
  return {
    lookup: async (host) =>
      addressesIn(await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])),
    connect: (address, port) => connect({ host: address, port, noDelay: true }),
  };
};

/** A name server that knows only IPv4 may fail to answer for IPv6: then what it did answer counts. */
const addressesIn = (answers: readonly PromiseSettledResult<readonly string[]>[]): readonly string[] => {
  const known = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  const failed = answers.find((answer) => answer.status === 'rejected' && !isNoSuchRecord(answer.reason));
  if (known.length === 0 && failed?.status === 'rejected') throw failed.reason;
  return known;
};

const isNoSuchRecord = (error: unknown): boolean => NO_SUCH_RECORD.has(codeOf(error) ?? '');
