import type { IncomingMessage, ServerResponse } from 'node:http';

import { isStillSending } from './has-body.js';

/** How long a sender who was refused in the middle of a body has for reading the answer, in milliseconds. */
export const LINGER_MS = 2_000;

/**
 * Ends an answer with `body`. When the request is still being sent, no more of it is read: its sender gets the whole
 * answer and a moment to see it, then the connection is cut. (Closing at once would reset it, and a reset can reach
 * the sender before the answer does.)
 */
export const endResponse = (request: IncomingMessage, response: ServerResponse, body: string): void => {
  // A body that came together with its headers is only noticed after this turn of the event loop.
  setImmediate(() => {
    if (!isStillSending(request)) {
      response.end(body);
      return;
    }
    response.setHeader('Connection', 'close');
    response.setHeader('Content-Length', Buffer.byteLength(body));
    response.write(body);
    const timer = setTimeout(() => request.destroy(), LINGER_MS);
    request.once('close', () => clearTimeout(timer));
  });
};
