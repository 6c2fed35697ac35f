import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { createServer, type TLSSocket } from 'node:tls';

import type { Certified } from './certificate-authority.js';
import { closing } from './closing.js';

/** A TLS port of this machine for several host names, each of which leads to a server behind it. */
export interface TlsDoor {
  readonly port: number;
  /** Lets nobody in any more, and ends who is inside. */
  close(): Promise<void>;
}

interface DoorParts {
  /** The port of this machine to listen on; 0 takes one that is free. */
  readonly port: number;
  readonly certified: Certified;
  /** Host names with the port of this machine on which their server takes plain HTTP. */
  readonly servers: Readonly<Record<string, number>>;
}

/**
 * Opens the door. It ends TLS and passes on the bytes as they are, to the server whose name the visitor asks for (RFC 6066,
 * server name indication); the server sees the headers that were sent. A server that is not there is a connection that
 * breaks, as through any proxy of bytes.
 */
export const openTlsDoor = async ({ port, certified, servers }: DoorParts): Promise<TlsDoor> => {
  const door = createServer({ ...certified, ALPNProtocols: ['http/1.1'], minVersion: 'TLSv1.2' }, (visitor) =>
    letIn(visitor, servers[visitor.servername || '']),
  );
  const close = closing(door);
  door.listen(port, '127.0.0.1');
  await once(door, 'listening');
  return { port: (door.address() as AddressInfo).port, close };
};

const letIn = (visitor: TLSSocket, port: number | undefined): void => {
  if (port === undefined) {
    visitor.destroy();
    return;
  }
  const server = connect({ host: '127.0.0.1', port, noDelay: true });
  // Either side that breaks takes the other with it; there is nobody else to tell.
  pipeline(visitor, server, () => visitor.destroy());
  pipeline(server, visitor, () => server.destroy());
};
