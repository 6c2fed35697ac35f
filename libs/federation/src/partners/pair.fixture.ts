import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  apiCaller,
  certificateAuthority,
  startTestServer,
  type ApiCaller,
  type TestServer,
} from '#libs/testing';

/** One of two servers of ours, with its administrator. */
export interface Side {
  readonly host: string;
  readonly test: TestServer;
  readonly admin: ApiCaller;
}

export interface Pair {
  readonly northfield: Side;
  readonly eastmoor: Side;
  stop(): Promise<void>;
}

const HOSTS = ['northfield.example', 'eastmoor.example'] as const;

/** Passes a request on as it came, to the server behind its host name. */
const passOn = (request: IncomingMessage, response: ServerResponse, port: number | undefined): void => {
  const { method, url: path, headers } = request;
  const sent = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  sent.on('error', () => response.destroy());
  request.pipe(sent);
};

const startSide = async (host: string, env: Record<string, string>): Promise<Side> => {
  const test = await startTestServer({
    LOG_LEVEL: 'warn',
    FEDERATION: 'allowlist',
    PUBLIC_URL: `https://${host}`,
    ...env,
  });
  const admin = await test.given.person({ role: 'admin' });
  return { host, test, admin: apiCaller(test.url, await test.given.cookie(admin)) };
};

/** Starts two servers of ours that reach each other over TLS and have not decided anything about each other. */
export const startPair = async (): Promise<Pair> => {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-pair-'));
  const authority = certificateAuthority();
  const authorities = join(folder, 'authorities.pem');
  await writeFile(authorities, authority.pem);
  const ports = new Map<string, number>();
  const front = createServer(authority.issue(...HOSTS), (request, response) =>
    passOn(request, response, ports.get(request.headers.host ?? '')),
  );
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  const { port } = front.address() as AddressInfo;
  const env = {
    FEDERATION_DIAL: HOSTS.map((host) => `${host}=127.0.0.1:${port}`).join(','),
    FEDERATION_CA: authorities,
  };
  const [northfield, eastmoor] = await Promise.all([startSide(HOSTS[0], env), startSide(HOSTS[1], env)]);
  for (const { host, test } of [northfield, eastmoor]) ports.set(host, test.server.port);
  return {
    northfield,
    eastmoor,
    stop: async () => {
      await Promise.all([northfield.test.stop(), eastmoor.test.stop()]);
      front.closeAllConnections();
      await new Promise((resolve) => front.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
};
