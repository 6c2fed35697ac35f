import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

import { LIMITS } from '#libs/kernel';

import { FetchFailed, failedBy } from './failure.js';
import type { PinnedAgent, PinnedRequest } from './pinned-agent.js';
import type { Pinned } from './resolve-target.js';
import type { Target } from './target.js';

export type Method = 'GET' | 'POST';

/** One request, ready to be sent. */
export interface OutgoingRequest {
  readonly method: Method;
  readonly target: Target;
  readonly pinned: Pinned;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly signal: AbortSignal;
}

/** Interim answers (`100`, `103`) that a server may send before the real one; each may fill the header limit. */
const MOST_INTERIM = 4;

/**
 * Sends one request and waits for the head of its answer. An idle connection that the other side was just closing is
 * replaced by a new one, once.
 * @throws FetchFailed
 */
export const sendRequest = async (
  agent: PinnedAgent,
  outgoing: OutgoingRequest,
): Promise<IncomingMessage> => {
  try {
    return await attempt(agent, outgoing);
  } catch (error) {
    if (!(error instanceof ClosedWhileIdle)) throw error;
    return attempt(agent, outgoing);
  }
};

class ClosedWhileIdle extends FetchFailed {}

const attempt = (agent: PinnedAgent, outgoing: OutgoingRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { body, signal } = outgoing;
    if (signal.aborted) return reject(signal.reason as Error);
    const request = httpsRequest(optionsOf(agent, outgoing));
    const abort = (): void => void request.destroy(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    const done = (): void => signal.removeEventListener('abort', abort);
    const fail = (error: Error): void => {
      done();
      const failed = failedBy(error);
      const isStale = request.reusedSocket && 'why' in failed.failure && failed.failure.why === 'cut-off';
      reject(isStale ? new ClosedWhileIdle(failed.failure) : failed);
    };
    let interim = 0;
    request.on('information', () => {
      interim += 1;
      if (interim > MOST_INTERIM) request.destroy(new FetchFailed({ kind: 'too-large' }));
    });
    request.once('response', (response) => {
      done();
      resolve(response);
    });
    request.on('error', fail);
    request.once('close', () => fail(new Error('closed without an answer')));
    request.end(body ?? undefined);
  });

const optionsOf = (agent: PinnedAgent, outgoing: OutgoingRequest): PinnedRequest => {
  const { method, target, pinned, headers, body, signal } = outgoing;
  const length = body === null ? {} : { 'content-length': String(body.byteLength) };
  return {
    agent,
    method,
    path: target.path,
    servername: target.host,
    pinned,
    until: signal,
    setHost: false,
    headers: { ...headers, ...length },
    maxHeaderSize: LIMITS.outgoing.headerBytes,
  };
};
