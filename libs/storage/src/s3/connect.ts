import * as http from 'node:http';
import * as https from 'node:https';

import { Client } from 'minio';

import type { S3Patience, S3Settings } from './s3-settings.js';

// For these the client throws without reading the answer, which would keep the connection for ever.
const UNREAD_STATUSES = new Set([408, 429, 499, 500, 502, 503, 504, 520]);
const MOST_CONNECTIONS = 64;

type Transport = Pick<typeof http, 'request'>;

const patientTransport = (base: Transport, patience: S3Patience): Transport => {
  const request = (
    options: http.RequestOptions,
    onAnswer: (answer: http.IncomingMessage) => void,
  ): http.ClientRequest => {
    const outgoing = base.request(options, (answer) => {
      if (options.method === 'GET') outgoing.setTimeout(patience.readingMs);
      if (UNREAD_STATUSES.has(answer.statusCode ?? 0)) answer.resume();
      onAnswer(answer);
    });
    return outgoing.setTimeout(patience.idleMs, () => {
      outgoing.destroy(new Error('The object store stopped answering'));
    });
  };
  return { request: request as Transport['request'] };
};

/** A client that gives up on silence and leaves retries to us: its own would send a consumed stream again. */
export const connect = (settings: S3Settings, patience: S3Patience): Client => {
  const { protocol, hostname, port } = new URL(settings.endpoint);
  const secure = protocol === 'https:';
  const agent = { keepAlive: true, maxSockets: MOST_CONNECTIONS };
  return new Client({
    endPoint: hostname.replace(/^\[|\]$/g, ''),
    useSSL: secure,
    ...(port === '' ? {} : { port: Number(port) }),
    region: settings.region,
    accessKey: settings.accessKey,
    secretKey: settings.secretKey,
    transport: patientTransport(secure ? https : http, patience),
    transportAgent: secure ? new https.Agent(agent) : new http.Agent(agent),
    retryOptions: { disableRetry: true },
  });
};
