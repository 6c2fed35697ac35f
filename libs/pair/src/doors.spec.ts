import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { freePort } from '#libs/testing';

import { openBrowserDoor, type BrowserDoor } from './browser-door.js';
import { openNeighbourhood, type Neighbourhood } from './neighbourhood.js';

interface Seen {
  readonly name: string;
  readonly path: string | undefined;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly body: string;
}

const textOf = async (message: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const part of message.setEncoding('utf8')) text += String(part);
  return text;
};

/** Tells what it was asked, and sends back every byte after an upgrade. */
const echo = (name: string) => {
  const server = createServer((incoming, response) => {
    const { url: path, headers } = incoming;
    void textOf(incoming).then((body) => {
      const seen: Seen = { name, path, host: headers.host, origin: headers.origin, body };
      response.setHeader('set-cookie', ['a=1', 'b=2']);
      response.end(JSON.stringify(seen));
    });
  });
  server.on('upgrade', (incoming, socket) => {
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nupgrade: echo\r\nconnection: upgrade\r\n\r\n`);
    socket.write(`${incoming.headers.origin ?? ''} `);
    socket.pipe(socket);
  });
  return server;
};

const northfield = echo('northfield');
const eastmoor = echo('eastmoor');
const servers = [northfield, eastmoor];
let folder: string;
let neighbourhood: Neighbourhood;
let door: BrowserDoor;

const portOf = (server: typeof northfield): number => (server.address() as AddressInfo).port;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-pair-'));
  for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening');
  neighbourhood = await openNeighbourhood({
    folder,
    servers: { 'northfield.localhost': portOf(northfield), 'eastmoor.localhost': portOf(eastmoor) },
  });
  const port = await freePort();
  door = await openBrowserDoor({ host: 'northfield.localhost', port, server: portOf(northfield) });
});
afterAll(async () => {
  await door.close();
  await neighbourhood.close();
  for (const server of servers) server.close();
  await rm(folder, { recursive: true, force: true });
});

const send = (
  options: RequestOptions & { servername?: string; ca?: string },
  body = '',
): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const outgoing = (options.ca === undefined ? httpRequest : httpsRequest)(options, resolve);
    outgoing.on('error', reject);
    outgoing.end(body);
  });

const overTls = (servername: string, port = neighbourhood.port): Promise<IncomingMessage> =>
  send({
    host: '127.0.0.1',
    port,
    servername,
    ca: neighbourhood.authority,
    path: '/c/parks',
    headers: { host: servername },
  });

const seenBy = async (answer: IncomingMessage): Promise<Seen> => JSON.parse(await textOf(answer)) as Seen;

describe('servers of one machine', () => {
  it.each(['northfield', 'eastmoor'])('are reached by name over TLS: %s', async (name) => {
    const host = `${name}.localhost`;
    expect(await seenBy(await overTls(host))).toMatchObject({ name, path: '/c/parks', host });
  });

  it('are not reached by a name that none of them has', async () => {
    const connecting = send({
      host: '127.0.0.1',
      port: neighbourhood.port,
      servername: 'westbrook.localhost',
      ca: neighbourhood.authority,
    });
    await expect(connecting).rejects.toThrow();
  });

  it('that are not there break the connection, and the others stay', async () => {
    const lonely = await openNeighbourhood({
      folder: join(folder, 'lonely'),
      servers: { 'westbrook.localhost': 1 },
    });
    await expect(overTls('westbrook.localhost', lonely.port)).rejects.toThrow();
    await lonely.close();
    expect((await overTls('eastmoor.localhost')).statusCode).toBe(200);
  });

  it('get the settings with which they find each other', async () => {
    const { FEDERATION_CA: file = '', ...settings } = neighbourhood.settingsOf('northfield.localhost');
    expect(settings).toEqual({
      PORT: String(portOf(northfield)),
      PUBLIC_URL: 'https://northfield.localhost',
      FEDERATION: 'open',
      FEDERATION_DIAL: `eastmoor.localhost=127.0.0.1:${neighbourhood.port}`,
    });
    expect(await readFile(file, 'utf8')).toBe(neighbourhood.authority);
  });
});

describe('the address at which a browser opens a server', () => {
  const at = (): { host: string; port: number } => ({
    host: '127.0.0.1',
    port: Number(new URL(door.url).port),
  });

  it('passes on requests and answers, and makes its own pages those of the server', async () => {
    const headers = { origin: door.url };
    const answer = await send({ ...at(), method: 'POST', path: '/api/threads?limit=2', headers }, 'words');
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect(await seenBy(answer)).toEqual({
      name: 'northfield',
      path: '/api/threads?limit=2',
      host: 'northfield.localhost',
      origin: 'https://northfield.localhost',
      body: 'words',
    });
  });

  it('leaves foreign pages foreign', async () => {
    const origin = door.url.replace('northfield', 'eastmoor');
    expect(await seenBy(await send({ ...at(), headers: { origin } }))).toMatchObject({ origin });
  });

  it('passes on sockets in both directions', async () => {
    const headers = { connection: 'upgrade', upgrade: 'echo', origin: door.url };
    const outgoing = httpRequest({ ...at(), headers });
    outgoing.end();
    const [, socket, first] = (await once(outgoing, 'upgrade')) as [IncomingMessage, Duplex, Buffer];
    socket.write('and back');
    let heard = String(first);
    for await (const part of socket) {
      heard += String(part);
      if (heard.endsWith('and back')) break;
    }
    expect(heard).toBe('https://northfield.localhost and back');
  });

  it('says so when the server is not there', async () => {
    const { port } = at();
    await door.close();
    door = await openBrowserDoor({ host: 'northfield.localhost', port, server: 1 });
    expect((await send(at())).statusCode).toBe(502);
  });
});
