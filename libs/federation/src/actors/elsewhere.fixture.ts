import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';

import type { DialMap } from '#libs/safe-fetch';
import { certificateAuthority } from '#libs/testing';

import { publicKeyPem, type ActorKeys } from '../keys/generate-actor-keys.js';
import { multikeyOf } from '../keys/multikey.js';
import { ACTIVITY_JSON, JRD_JSON } from '../outgoing/content-types.js';

export interface Page {
  readonly status?: number;
  /** Null sends none. */
  readonly type?: string | null;
  readonly location?: string;
  readonly body?: unknown;
}

export interface Asked {
  readonly url: string;
  readonly rawHeaders: readonly string[];
}

/** Other hosts: one https server on a loopback port for all of them, which serves what a test puts there. */
export class Elsewhere {
  readonly authority = certificateAuthority();
  readonly asked: Asked[] = [];
  private readonly pages = new Map<string, Page>();
  private readonly server: Server;

  constructor(readonly hosts: readonly string[]) {
    this.server = createServer(this.authority.issue(...hosts), (request, response) =>
      this.answer(request, response),
    );
  }

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  get dial(): DialMap {
    const { port } = this.server.address() as AddressInfo;
    return Object.fromEntries(this.hosts.map((host) => [host, { address: '127.0.0.1', port }]));
  }

  /** Serves `body` at an address, as an ActivityStreams document unless `page` says otherwise. */
  put(url: string, body: unknown, page: Page = {}): void {
    this.pages.set(url, { body, ...page });
  }

  /** Lets WebFinger lead from a handle to an address. */
  name(handle: string, href: unknown, more: object = {}): void {
    const host = handle.split('@')[1] ?? '';
    const links = [{ rel: 'self', type: ACTIVITY_JSON, href }];
    const url = `https://${host}/.well-known/webfinger?resource=${encodeURIComponent(`acct:${handle}`)}`;
    this.put(url, { subject: `acct:${handle}`, links, ...more }, { type: JRD_JSON });
  }

  /** Forgets every page and what was asked. */
  clear(): void {
    this.pages.clear();
    this.forget();
  }

  forget(): void {
    this.asked.length = 0;
  }

  /** What was asked for, apart from what new instances run: that is asked for behind the answer. */
  get paths(): string[] {
    return this.asked.map(({ url }) => url).filter((url) => !url.includes('/nodeinfo'));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = `https://${request.headers.host ?? ''}${request.url ?? ''}`;
    this.asked.push({ url, rawHeaders: request.rawHeaders });
    const page = this.pages.get(url) ?? { status: 404, body: '' };
    const type = page.type === undefined ? ACTIVITY_JSON : page.type;
    if (type !== null) response.setHeader('content-type', type);
    if (page.location !== undefined) response.setHeader('location', page.location);
    response.statusCode = page.status ?? 200;
    response.end(typeof page.body === 'string' ? page.body : JSON.stringify(page.body));
  }
}

export interface ActorParts {
  readonly id: string;
  readonly name?: string;
  readonly type?: string;
  readonly keys?: ActorKeys;
  readonly more?: object;
}

export const keyProperties = (id: string, keys: ActorKeys): object => ({
  publicKey: { id: `${id}#main-key`, owner: id, publicKeyPem: publicKeyPem(keys.rsa.publicKey) },
  assertionMethod: [
    {
      id: `${id}#ed25519-key`,
      type: 'Multikey',
      controller: id,
      publicKeyMultibase: multikeyOf(keys.ed25519.publicKey),
    },
  ],
});

/** The document of an actor as a well-behaved server writes it. */
export const actorDocument = ({ id, name = 'alice', type = 'Person', keys, more = {} }: ActorParts) => ({
  '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'],
  id,
  type,
  preferredUsername: name,
  name: 'Alice Archer',
  summary: '<p>Housing officer</p>',
  url: id,
  inbox: `${id}/inbox`,
  outbox: `${id}/outbox`,
  followers: `${id}/followers`,
  endpoints: { sharedInbox: `${new URL(id).origin}/inbox` },
  ...(keys !== undefined && keyProperties(id, keys)),
  ...more,
});
