import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { certificateAuthority } from '#libs/testing';

import { generateActorKeys, publicKeyPem } from '../keys/generate-actor-keys.js';
import type { RequestSigner } from '../signatures/sign-request.js';

/** Somebody on another server, with the key that signs for them. */
export interface RemoteAuthor {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly signer: RequestSigner;
}

/** Answers one request for something that is no document. */
export type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/** What the other servers were sent. */
export interface Received {
  readonly url: string;
  readonly activity: Record<string, unknown>;
}

const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
};

/** Other servers, all on one loopback port: they serve what is put into `documents` and take what they are sent. */
export class PeerServer {
  /** Documents by their addresses. */
  readonly documents = new Map<string, unknown>();
  /** What answers at addresses of other things than documents. */
  readonly files = new Map<string, Serve>();
  readonly received: Received[] = [];
  /** How many seconds hosts that have too much to do ask to wait, by what is asked for. */
  readonly tired = new Map<string, number>();
  /** How hosts answer what they are sent, where that is not 202; they do not keep it then. */
  readonly refusing = new Map<string, { readonly status: number; readonly body: string }>();
  /** Addresses that were asked for. */
  readonly asked: string[] = [];
  /** What is served where no document was put. */
  otherwise: (url: string) => unknown = () => undefined;
  /** The keys with which the latest questions were signed, by what was asked for. */
  readonly askedWith = new Map<string, string>();
  private readonly authority = certificateAuthority();
  private server: Server | undefined;
  private folder = '';

  constructor(readonly hosts: readonly string[]) {}

  /** Starts it; gives the settings that lead a server of ours to it. */
  async start(): Promise<Record<string, string>> {
    this.folder = await mkdtemp(join(tmpdir(), 'guildhall-peer-'));
    const authorities = join(this.folder, 'authorities.pem');
    await writeFile(authorities, this.authority.pem);
    this.server = createServer(this.authority.issue(...this.hosts), (request, response) => {
      void this.answer(request, response);
    });
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const { port } = this.server.address() as AddressInfo;
    return {
      FEDERATION: 'open',
      PUBLIC_URL: 'https://northfield.example',
      FEDERATION_DIAL: this.hosts.map((host) => `${host}=127.0.0.1:${port}`).join(','),
      FEDERATION_CA: authorities,
    };
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Somebody new there, with a document that lists their key. */
  async author(name: string, host = this.hosts[0] ?? '', type = 'Person'): Promise<RemoteAuthor> {
    const id = `https://${host}/users/${name}`;
    const { rsa } = await generateActorKeys();
    const keyId = `${id}#main-key`;
    this.documents.set(id, {
      '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'],
      id,
      type,
      preferredUsername: name,
      name,
      inbox: `${id}/inbox`,
      outbox: `${id}/outbox`,
      followers: `${id}/followers`,
      endpoints: { sharedInbox: `https://${host}/inbox` },
      publicKey: { id: keyId, owner: id, publicKeyPem: publicKeyPem(rsa.publicKey) },
    });
    this.documents.set(`https://${host}/.well-known/webfinger?resource=acct:${name}@${host}`, {
      subject: `acct:${name}@${host}`,
      links: [{ rel: 'self', type: 'application/activity+json', href: id }],
    });
    return { id, name, host, signer: { keyId, privateKey: rsa.privateKey } };
  }

  /** The actor of a server itself, where servers like ours have it. */
  async instance(host: string): Promise<RemoteAuthor> {
    const { rsa } = await generateActorKeys();
    const id = `https://${host}/actor`;
    const keyId = `${id}#main-key`;
    this.documents.set(id, {
      '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'],
      id,
      type: 'Application',
      preferredUsername: host,
      name: host,
      inbox: `${id}/inbox`,
      endpoints: { sharedInbox: `https://${host}/inbox` },
      publicKey: { id: keyId, owner: id, publicKeyPem: publicKeyPem(rsa.publicKey) },
    });
    return { id, name: host, host, signer: { keyId, privateKey: rsa.privateKey } };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = `https://${request.headers.host ?? ''}${decodeURIComponent(request.url ?? '')}`;
    if (request.method === 'POST') return this.take(url, await bodyOf(request), response);
    this.asked.push(url);
    this.askedWith.set(url, /keyId="([^"]*)"/.exec(String(request.headers['signature']))?.[1] ?? '');
    const seconds = this.tired.get(url);
    if (seconds !== undefined) {
      response.writeHead(429, { 'retry-after': String(seconds) }).end();
      return;
    }
    const serve = this.files.get(url) ?? this.documentAt(url);
    serve(request, response);
  }

  private documentAt(url: string): Serve {
    const document = this.documents.get(url) ?? this.otherwise(url);
    const type = url.includes('/.well-known/') ? 'application/jrd+json' : 'application/activity+json';
    return (_, response) =>
      response
        .writeHead(document === undefined ? 404 : 200, { 'content-type': type })
        .end(JSON.stringify(document ?? {}));
  }

  private take(url: string, body: string, response: ServerResponse): void {
    const refusal = this.refusing.get(new URL(url).host);
    if (refusal === undefined)
      this.received.push({ url, activity: JSON.parse(body) as Record<string, unknown> });
    response.writeHead(refusal?.status ?? 202).end(refusal?.body);
  }
}

let made = 0;

/** An activity of somebody, addressed to everybody. */
export const activityOf = (
  author: Pick<RemoteAuthor, 'id' | 'host'>,
  type: string,
  object: unknown,
  more: Record<string, unknown> = {},
): Record<string, unknown> & { readonly id: string } => {
  made += 1;
  return {
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: `https://${author.host}/activities/${made}`,
    type,
    actor: author.id,
    object,
    to: [PUBLIC],
    cc: [],
    ...more,
  };
};

/** A note of somebody in a community; with `inReplyTo` a reply. */
export const noteOf = (
  author: Pick<RemoteAuthor, 'id' | 'host'>,
  content: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> & { readonly id: string } => {
  made += 1;
  return {
    id: `https://${author.host}/notes/${made}`,
    type: 'Note',
    attributedTo: author.id,
    content,
    to: [PUBLIC],
    cc: [],
    published: '2026-11-26T08:00:00Z',
    ...more,
  };
};
