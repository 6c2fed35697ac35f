import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { certificateAuthority } from './certificate-authority.js';

describe('a certificate authority of one process', () => {
  const authority = certificateAuthority();
  const server = createServer(authority.issue('northfield.example', 'eastmoor.example'));

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => void server.close());

  const connected = async (servername: string, ca: string): Promise<TLSSocket> => {
    const socket = connect({
      host: '127.0.0.1',
      port: (server.address() as AddressInfo).port,
      servername,
      ca,
    });
    await once(socket, 'secureConnect');
    return socket.destroy();
  };

  it.each(['northfield.example', 'eastmoor.example'])('is believed about %s', async (host) => {
    expect((await connected(host, authority.pem)).authorized).toBe(true);
  });

  it('is not believed about another host, nor by those who trust another authority', async () => {
    await expect(connected('westbrook.example', authority.pem)).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    await expect(connected('northfield.example', certificateAuthority().pem)).rejects.toThrow();
  });
});
