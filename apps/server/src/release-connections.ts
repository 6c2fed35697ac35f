import type { Server } from 'node:http';

const LOOK_EVERY_MS = 100;
const PATIENCE_MS = 10_000;

/**
 * While the server closes, lets each connection go as soon as its request is answered (kept-alive ones would
 * hold the end up for a minute), and cuts those that are still busy after 10 seconds. Call the result when done.
 */
export const releaseConnections = (server: Server): (() => void) => {
  const look = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
  const cut = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  return () => {
    clearInterval(look);
    clearTimeout(cut);
  };
};
