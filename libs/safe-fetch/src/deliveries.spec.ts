import type { IncomingMessage, ServerResponse } from 'node:http';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { eventually } from '#libs/testing';

import { Peers } from './peers.fixture.js';

const peers = new Peers();
const INBOX = 'https://a.example/inbox';
const received: { method: string; headers: IncomingMessage['headers']; body: string }[] = [];
let answer: (response: ServerResponse) => void;

beforeAll(async () => {
  await peers.start();
  await peers.serve('a.example', '93.184.215.1', (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      received.push({ method: String(request.method), headers: request.headers, body });
      answer(response);
    });
  });
});
afterAll(() => peers.stop());
beforeEach(() => {
  peers.closeIdle();
  peers.forget();
  received.length = 0;
  answer = (response) => void response.writeHead(202).end('taken');
});

const client = peers.client();
const delivery = {
  body: Buffer.from('{"type":"Like","content":"Môn"}'),
  contentType: 'application/activity+json',
  accept: 'application/activity+json',
};
const post = (extra = {}) => client.post(INBOX, { ...delivery, ...extra });

describe('a delivery', () => {
  it('sends the bytes with the headers of the signer', async () => {
    const prepared: unknown[] = [];
    const prepare = (request: { headers: object; body: Uint8Array | null }) => {
      prepared.push(request);
      return Promise.resolve({ date: 'Thu, 26 Nov 2026 08:00:00 GMT', signature: 'keyId="x"' });
    };
    expect(await post({ prepare })).toMatchObject({ kind: 'answered', status: 202, body: 'taken' });
    expect(prepared).toEqual([
      {
        method: 'POST',
        url: INBOX,
        headers: {
          host: 'a.example',
          'user-agent': 'Guildhall/test',
          'content-type': 'application/activity+json',
          accept: 'application/activity+json',
        },
        body: delivery.body,
      },
    ]);
    expect(received).toMatchObject([
      {
        method: 'POST',
        headers: {
          host: 'a.example',
          'content-type': 'application/activity+json',
          accept: 'application/activity+json',
          'content-length': String(delivery.body.byteLength),
          date: 'Thu, 26 Nov 2026 08:00:00 GMT',
          signature: 'keyId="x"',
        },
        body: '{"type":"Like","content":"Môn"}',
      },
    ]);
    expect(received[0]?.headers['transfer-encoding']).toBeUndefined();
  });

  it.each([200, 204, 400, 401, 403, 404, 410, 500, 503])(
    'is answered by every status: %i',
    async (status) => {
      answer = (response) => void response.writeHead(status).end();
      expect(await post()).toMatchObject({ kind: 'answered', status, retryAfterSeconds: null });
    },
  );

  it('is told how long to wait, in seconds or as a date', async () => {
    answer = (response) => void response.writeHead(429, { 'retry-after': '90' }).end();
    expect(await post()).toMatchObject({ retryAfterSeconds: 90 });
    const at = new Date(Date.now() + 60_000).toUTCString();
    answer = (response) => void response.writeHead(503, { 'retry-after': at }).end();
    const found = await post();
    const seconds = found.kind === 'answered' ? (found.retryAfterSeconds ?? -1) : -1;
    expect(seconds).toBeGreaterThan(40);
    expect(seconds).toBeLessThanOrEqual(60);
    answer = (response) => void response.writeHead(503, { 'retry-after': 'soon' }).end();
    expect(await post()).toMatchObject({ retryAfterSeconds: null });
  });

  it.each([301, 302, 307, 308])('follows no redirect: %i', async (status) => {
    answer = (response) => void response.writeHead(status, { location: 'https://a.example/other' }).end();
    expect(await post()).toMatchObject({ kind: 'answered', status });
    expect(received).toHaveLength(1);
  });

  it('reads 4 KiB of an answer and ends the connection', async () => {
    answer = (response) => {
      const write = (): void => {
        while (!response.destroyed && response.write('a'.repeat(1024)));
      };
      response.on('drain', write);
      write();
    };
    const found = await post();
    expect(found.kind === 'answered' && found.body).toBe('a'.repeat(4096));
    await eventually(() => expect(peers.open.size).toBe(0));
  });

  it('knows the status of an answer whose body does not come', async () => {
    answer = (response) => void response.writeHead(202, { 'content-length': '10' }).write('{');
    expect(await post()).toMatchObject({ kind: 'answered', status: 202, body: '{' });
    await eventually(() => expect(peers.open.size).toBe(0));
  });

  it('goes through one connection after the other has been answered', async () => {
    for (let count = 0; count < 20; count += 1) expect(await post()).toMatchObject({ status: 202 });
    expect(peers.connections).toHaveLength(1);
  });

  it('is sent again on a new connection when the idle one was just closed', async () => {
    expect(await post()).toMatchObject({ status: 202 });
    let isFirst = true;
    answer = (response) => {
      if (isFirst) response.socket?.destroy();
      else response.writeHead(202).end();
      isFirst = false;
    };
    expect(await post()).toMatchObject({ status: 202 });
    expect(peers.connections).toHaveLength(2);
  });

  it('is not sent again when a new connection breaks off', async () => {
    answer = (response) => void response.socket?.destroy();
    expect(await post()).toMatchObject({ kind: 'unreachable', why: 'cut-off' });
    expect(received).toHaveLength(1);
  });

  it('is tried although the host could not be reached a moment ago', async () => {
    answer = (response) => void response.socket?.destroy();
    expect(await post()).toMatchObject({ kind: 'unreachable' });
    expect(await client.get(INBOX, { accept: ['text/html'] })).toMatchObject({ why: 'failed-recently' });
    answer = (response) => void response.writeHead(202).end();
    expect(await post()).toMatchObject({ status: 202 });
    expect(await client.get(INBOX, { accept: ['text/html'] })).toMatchObject({ kind: 'status', status: 202 });
  });

  it('lets an error of the signer through', async () => {
    const prepare = () => Promise.reject(new RangeError('no key'));
    await expect(post({ prepare })).rejects.toThrow(RangeError);
    expect(received).toEqual([]);
  });
});
