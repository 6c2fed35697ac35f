import { once } from 'node:events';
import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { connect } from 'node:net';
import { pipeline, type Duplex } from 'node:stream';

import { closing } from './closing.js';

/** An address of this machine at which a browser opens a server whose own address leads nowhere. */
export interface BrowserDoor {
  readonly url: string;
  close(): Promise<void>;
}

interface DoorParts {
  /** The name below `.localhost`, which browsers look for on this machine. */
  readonly host: string;
  readonly port: number;
  /** The port on which the server takes plain HTTP. */
  readonly server: number;
}

/** One request on its way to the server. */
class Passage {
  constructor(
    private readonly parts: DoorParts,
    private readonly incoming: IncomingMessage,
  ) {}

  answer(response: ServerResponse): void {
    const { method, url: path } = this.incoming;
    const outgoing = request({
      host: '127.0.0.1',
      port: this.parts.server,
      method,
      path,
      headers: this.headers(),
    });
    outgoing.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      pipeline(answer, response, () => undefined);
    });
    outgoing.on('error', () => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    });
    response.on('close', () => outgoing.destroy());
    this.incoming.pipe(outgoing);
  }

  /** From here on the bytes are not HTTP. */
  upgrade(browser: Duplex, first: Buffer): void {
    const { method, url: path } = this.incoming;
    const server = connect({ host: '127.0.0.1', port: this.parts.server, noDelay: true });
    const lines = Object.entries(this.headers()).flatMap(([name, value]) =>
      [value ?? []].flat().map((one) => `${name}: ${one}\r\n`),
    );
    server.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    server.write(first);
    pipeline(browser, server, () => browser.destroy());
    pipeline(server, browser, () => server.destroy());
  }

  /** As they came, save that the pages of the door are pages of the server. */
  private headers(): IncomingHttpHeaders {
    const { host, port } = this.parts;
    const { headers } = this.incoming;
    const isOurs = headers.origin === `http://${host}:${port}`;
    return { ...headers, host, ...(isOurs && { origin: `https://${host}` }) };
  }
}

/**
 * Opens the door, in plain HTTP: browsers hold names below `.localhost` for as safe as https, so that they keep the cookies of
 * sessions, and they need no certificate for it. A page of the door, and no other, counts as one of the server's own.
 */
export const openBrowserDoor = async (parts: DoorParts): Promise<BrowserDoor> => {
  const { host, port } = parts;
  const door = createServer((incoming, response) => new Passage(parts, incoming).answer(response));
  door.on('upgrade', (incoming, browser, first) => new Passage(parts, incoming).upgrade(browser, first));
  const close = closing(door);
  door.listen(port, '127.0.0.1');
  await once(door, 'listening');
  return { url: `http://${host}:${port}`, close };
};
