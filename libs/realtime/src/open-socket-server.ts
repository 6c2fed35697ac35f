import type { IncomingMessage, Server as HttpServer } from 'node:http';

import { Server } from 'socket.io';

import { SOCKET_PATH } from '#libs/contracts';
import { LIMITS } from '#libs/kernel';

import type { LiveServer } from './live-socket.js';

/**
 * Opens the socket.io endpoint on an HTTP server. Only pages of our own origin may connect: a browser always sends
 * `Origin` with a WebSocket handshake, so one without it is refused too (hostile-inputs WS1).
 */
export const openSocketServer = (http: HttpServer, publicUrl: string): LiveServer => {
  const fromOurPages = ({ headers }: IncomingMessage): boolean => {
    if (headers.origin !== undefined) return headers.origin === publicUrl;
    // Polling GETs of the same origin carry no Origin; Fetch Metadata tells them from foreign ones.
    return headers['sec-fetch-site'] === 'same-origin' && headers.upgrade === undefined;
  };
  return new Server(http, {
    path: SOCKET_PATH,
    serveClient: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: LIMITS.socket.messageBytes,
    connectTimeout: LIMITS.socket.authenticateSeconds * 1000,
    perMessageDeflate: false,
    httpCompression: false,
    pingInterval: 20_000,
    pingTimeout: 20_000,
    cors: { origin: false },
    allowRequest: (request, callback) => {
      const allowed = fromOurPages(request);
      callback(allowed ? null : 'origin', allowed);
    },
  });
};
