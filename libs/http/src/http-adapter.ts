import { createServer } from 'node:http';

import { ExpressAdapter } from '@nestjs/platform-express';

import { LIMITS } from '#libs/kernel';

/** Enough for the largest upload over a poor connection; its least speed is watched apart from that. */
const LONGEST_REQUEST_MS = 3_600_000;
const KEEP_ALIVE_MS = 65_000;
const MOST_HEADERS = 100;

/** Express on an HTTP server that holds every connection to the limits of headers and time. */
export class HttpAdapter extends ExpressAdapter {
  override initHttpServer(): void {
    const server = createServer(
      {
        maxHeaderSize: LIMITS.http.headerBytes,
        headersTimeout: LIMITS.http.headerSeconds * 1_000,
        requestTimeout: LONGEST_REQUEST_MS,
        keepAliveTimeout: KEEP_ALIVE_MS,
        // Node.js looks for connections that are over time only so often; by default twice a minute.
        connectionsCheckingInterval: 1_000,
      },
      this.getInstance(),
    );
    server.maxHeadersCount = MOST_HEADERS;
    this.httpServer = server;
  }
}
