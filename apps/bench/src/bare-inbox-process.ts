import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import express, { type Request } from 'express';
import { Pool } from 'pg';

import { answerJobs } from './child.js';

/** Whose signatures a bare inbox takes, and where it keeps what comes. */
export interface BareInboxJob {
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly publicKeyPem: string;
}

const digestOf = (body: Buffer): string => `SHA-256=${createHash('sha256').update(body).digest('base64')}`;

/** What draft-cavage has signed: the named headers, one to a line. */
const signedText = (request: Request, names: readonly string[]): string =>
  names
    .map((name) =>
      name === '(request-target)' ? `${name}: post ${request.url}` : `${name}: ${request.get(name) ?? ''}`,
    )
    .join('\n');

const isGenuine = (request: Request, key: KeyObject): boolean => {
  const header = request.get('signature') ?? '';
  const part = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(header)?.[1] ?? '';
  if (request.get('digest') !== digestOf(request.body as Buffer)) return false;
  const text = signedText(request, part('headers').split(' '));
  return verify('sha256', Buffer.from(text), key, Buffer.from(part('signature'), 'base64'));
};

/** Express, a digest, an RSA signature and an insert, without anything of the product. */
answerJobs<BareInboxJob>(async ({ databaseUrl, poolSize, publicKeyPem }) => {
  const pool = new Pool({ connectionString: databaseUrl, max: poolSize });
  await pool.query('create table bare_inbox (uri text primary key, body bytea not null)');
  const key = createPublicKey(publicKeyPem);
  const app = express();
  app.disable('x-powered-by');
  app.post('/inbox', express.raw({ type: () => true }), async (request, response) => {
    if (!isGenuine(request, key)) {
      response.status(401).end();
      return;
    }
    const { id } = JSON.parse(String(request.body)) as { id: string };
    await pool.query({
      name: 'store',
      text: 'insert into bare_inbox values ($1, $2) on conflict do nothing',
      values: [id, request.body],
    });
    response.status(202).end();
  });
  const http = createServer(app);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}/inbox`;
});
