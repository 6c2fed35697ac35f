import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import { LIMITS } from '#libs/kernel';

import { LINGER_MS } from './end-response.js';
import { isStillSending } from './has-body.js';

const LOOK_EVERY_MS = 1_000;
const WINDOW_MS = 10_000;
const LEAST_BYTES = (WINDOW_MS / 1_000) * LIMITS.http.minimumBodyBytesPerSecond;

/** Answers, or cuts off, a request whose body comes too slowly. */
type Refuse = (request: IncomingMessage, response: ServerResponse) => void;

/** A request whose body is under way, and what had come of it when the window began. */
interface Sender {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  since: number;
  bytes: number;
}

/** Whether a whole window brought too little. Only time in which the server was ready to read counts. */
const isTooSlow = (sender: Sender, now: number): boolean => {
  const { socket, readableFlowing } = sender.request;
  const brought = socket.bytesRead - sender.bytes;
  const isReading = readableFlowing === true;
  if (isReading && now - sender.since < WINDOW_MS) return false;
  sender.since = now;
  sender.bytes = socket.bytesRead;
  return isReading && brought < LEAST_BYTES;
};

/** Nobody waits for the rest of a body after its answer. */
const cutAfterAnswer = ({ request, response }: Sender): void => {
  response.once('finish', () => {
    if (!isStillSending(request)) return;
    const timer = setTimeout(() => isStillSending(request) && request.destroy(), LINGER_MS);
    request.once('close', () => clearTimeout(timer));
  });
};

/**
 * Holds every request of the server to the least speed of a body (hostile-inputs API8), whatever reads it. Whoever
 * sends slower is handed to `refuse`. Call it when all listeners for requests are in place.
 */
export const watchBodies = (server: Server, refuse: Refuse): void => {
  const senders = new Set<Sender>();
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const now = performance.now();
    for (const sender of senders) {
      if (!isTooSlow(sender, now)) continue;
      senders.delete(sender);
      refuse(sender.request, sender.response);
    }
    schedule();
  };
  const schedule = (): void => {
    timer = senders.size === 0 ? undefined : setTimeout(look, LOOK_EVERY_MS);
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!isStillSending(request)) return;
    const sender = { request, response, since: performance.now(), bytes: request.socket.bytesRead };
    const forget = (): boolean => senders.delete(sender);
    request.once('end', forget);
    request.once('close', forget);
    senders.add(sender);
    cutAfterAnswer(sender);
    if (timer === undefined) schedule();
  });
};
