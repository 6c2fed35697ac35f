import { Agent, type RequestOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as secure, createSecureContext, rootCertificates, type SecureContext } from 'node:tls';

import { LIMITS } from '#libs/kernel';

import type { Network } from './network.js';
import type { Pinned } from './resolve-target.js';

/** A request that may only be sent to addresses that were checked for it. */
export interface PinnedRequest extends RequestOptions {
  readonly servername: string;
  readonly pinned: Pinned;
  /** Ends the attempts to connect. */
  readonly until: AbortSignal;
}

const IDLE_MS = 4_000;
/** For each address but the last one, so that one that swallows packets leaves time for the next. */
const ATTEMPT_MS = 2_000;

/**
 * Connects to the pinned addresses, names the host in TLS and checks its certificate against that name. A connection
 * is used again for a few seconds after an answer that was read to its end, for the same host at the same addresses.
 */
export class PinnedAgent extends Agent {
  private readonly trust: SecureContext | undefined;

  /** @param authorities PEM of certificate authorities that are trusted beside the publicly known ones */
  constructor(
    private readonly network: Network,
    authorities: string | undefined,
  ) {
    super({ keepAlive: true, maxFreeSockets: LIMITS.outgoing.perHost, timeout: IDLE_MS });
    if (authorities !== undefined)
      this.trust = createSecureContext({ ca: [...rootCertificates, authorities], minVersion: 'TLSv1.2' });
  }

  override getName(options?: RequestOptions): string {
    if (options === undefined) return '';
    const { servername, pinned } = options as PinnedRequest;
    return [servername, pinned.port, ...pinned.addresses.toSorted()].join(' ');
  }

  override createConnection(
    options: RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const request = options as PinnedRequest;
    const done = callback as (error: Error | null, stream?: Duplex) => void;
    this.open(request).then(
      (socket) => done(null, socket),
      (error: Error) => {
        this.forgetUnused(this.getName(request));
        done(error);
      },
    );
  }

  /** Node.js keeps an empty list under the name of every host to which no connection came about. */
  private forgetUnused(name: string): void {
    const lists = this.sockets as Record<string, Socket[]>;
    if (lists[name]?.length === 0) delete lists[name];
  }

  private async open({ pinned, servername, until }: PinnedRequest): Promise<Duplex> {
    const socket = await this.connectToFirst(pinned, until);
    const encrypted = secure({
      socket,
      servername,
      secureContext: this.trust,
      minVersion: 'TLSv1.2',
      ALPNProtocols: ['http/1.1'],
    });
    encrypted.once('close', () => socket.destroy());
    return settled(encrypted, 'secureConnect', until);
  }

  private async connectToFirst({ addresses, port }: Pinned, until: AbortSignal): Promise<Socket> {
    let failure: unknown;
    for (const [index, address] of addresses.entries()) {
      const isLast = index === addresses.length - 1;
      const attempt = isLast ? until : AbortSignal.any([until, AbortSignal.timeout(ATTEMPT_MS)]);
      try {
        return await settled(this.network.connect(address, port), 'connect', attempt);
      } catch (error) {
        if (until.aborted) throw error;
        failure = error;
      }
    }
    throw failure;
  }
}

/** Waits for `event`; destroys the socket when it fails or `until` aborts first. */
const settled = <S extends Socket>(socket: S, event: string, until: AbortSignal): Promise<S> =>
  new Promise((resolve, reject) => {
    const settle = (error: Error | null): void => {
      until.removeEventListener('abort', abort);
      socket.removeListener('error', settle);
      socket.removeListener(event, ready);
      socket.removeListener('close', close);
      if (error === null) return resolve(socket);
      // A socket that is being destroyed may still fail, with nobody left who listens.
      socket.on('error', () => undefined).destroy();
      reject(error);
    };
    const abort = (): void => settle(until.reason as Error);
    const ready = (): void => settle(null);
    const close = (): void => settle(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    socket.on('error', settle).once(event, ready).once('close', close);
    if (until.aborted) abort();
    else until.addEventListener('abort', abort, { once: true });
  });
