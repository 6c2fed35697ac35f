import { connect, createServer, Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { LIMITS } from '#libs/kernel';
import { eventually } from '#libs/testing';

import { Peers, type RawAnswer } from './peers.fixture.js';

const MIB = 1024 * 1024;
const JSON_TYPES = { accept: ['application/json'] };
const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

const peers = new Peers();
let next = 0;

/** A host of its own for each answer, as one that failed is left alone for a while. */
const get = async (answer: RawAnswer, seconds = 5) => {
  next += 1;
  await peers.serveRaw(`p${next}.example`, `93.184.215.${next}`, answer);
  const client = peers.client({ limits: { seconds } });
  return client.get(`https://p${next}.example/`, JSON_TYPES);
};

const allClosed = () => eventually(() => expect(peers.open.size).toBe(0));

/** Writes `chunk` over and over, as fast as it is read. */
const flood = (socket: Parameters<RawAnswer>[0], chunk: string | Buffer): void => {
  const write = (): void => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on('drain', write);
  write();
};

const every = (ms: number, socket: Parameters<RawAnswer>[0], write: () => void): void => {
  const timer = setInterval(write, ms);
  socket.once('close', () => clearInterval(timer));
};

beforeAll(() => peers.start());
afterAll(() => peers.stop());

describe('a body', () => {
  it.each([
    ['as it is', '', (text: Buffer) => text],
    ['packed with gzip', 'content-encoding: gzip\r\n', gzipSync],
    ['packed with brotli', 'content-encoding: br\r\n', brotliCompressSync],
  ] as const)('of 1 MiB is read to its end, %s', async (_how, header, pack) => {
    const text = Buffer.alloc(MIB, 'a');
    const packed = pack(text);
    const answer: RawAnswer = (socket) => {
      socket.write(`${HEAD}${header}content-length: ${packed.byteLength}\r\n\r\n`);
      socket.write(packed);
    };
    const found = await get(answer);
    expect(found.kind === 'document' && found.bytes.equals(text)).toBe(true);
    peers.closeIdle();
    await allClosed();
  });

  it('of a declared length beyond 1 MiB is not read (OF7)', async () => {
    expect(await get((socket) => void socket.write(`${HEAD}content-length: ${MIB + 1}\r\n\r\n{`))).toEqual({
      kind: 'too-large',
    });
    await allClosed();
  });

  it('without length is ended after 1 MiB (OF7)', async () => {
    let sent = 0;
    const chunk = 'a'.repeat(64 * 1024);
    const found = await get((socket) => {
      socket.write(`${HEAD}connection: close\r\n\r\n`);
      flood(socket, chunk);
      socket.once('close', () => {
        sent = socket.bytesWritten;
      });
    });
    expect(found).toEqual({ kind: 'too-large' });
    await allClosed();
    await eventually(() => expect(sent).toBeGreaterThan(0));
    // What lies in the buffers of two sockets, and nothing like the 2 GB that would have come.
    expect(sent).toBeLessThan(32 * MIB);
  });

  it('in endless chunks is ended after 1 MiB (OF7)', async () => {
    const found = await get((socket) => {
      socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n`);
      flood(socket, `400\r\n${'a'.repeat(1024)}\r\n`);
    });
    expect(found).toEqual({ kind: 'too-large' });
    await allClosed();
  });

  it('that is longer than declared ends where it was declared to end (OF7)', async () => {
    const found = await get(
      (socket) => void socket.write(`${HEAD}content-length: 2\r\n\r\n{}${'a'.repeat(2 * MIB)}`),
    );
    expect(found.kind === 'document' && found.bytes.toString()).toBe('{}');
    await allClosed();
  });

  it('that is shorter than declared is not taken (OF7)', async () => {
    const found = await get((socket) => void socket.end(`${HEAD}content-length: 10\r\n\r\n{}`));
    expect(found).toMatchObject({ kind: 'unreachable', why: 'cut-off' });
    await allClosed();
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('that unpacks to more than 1 MiB is ended: %s bomb (OF7)', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(64 * MIB));
    expect(bomb.byteLength).toBeLessThan(MIB);
    const before = process.memoryUsage().rss;
    const found = await get((socket) => {
      socket.write(`${HEAD}content-encoding: ${encoding}\r\ncontent-length: ${bomb.byteLength}\r\n\r\n`);
      socket.write(bomb);
    });
    expect(found).toEqual({ kind: 'too-large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(48 * MIB);
    await allClosed();
  });

  it.each(['gzip, gzip', 'deflate', 'zstd', 'aes128gcm'])(
    'packed with %s is not unpacked (OF7)',
    async (encoding) => {
      const found = await get(
        (socket) => void socket.write(`${HEAD}content-encoding: ${encoding}\r\ncontent-length: 2\r\n\r\n{}`),
      );
      expect(found).toEqual({ kind: 'wrong-type', type: encoding });
      await allClosed();
    },
  );

  it('that is not packed as it says is not taken', async () => {
    const found = await get(
      (socket) => void socket.write(`${HEAD}content-encoding: gzip\r\ncontent-length: 2\r\n\r\n{}`),
    );
    expect(found).toMatchObject({ kind: 'unreachable', why: 'protocol' });
    await allClosed();
  });
});

describe('the time', () => {
  const trickle =
    (text: string): RawAnswer =>
    (socket) => {
      socket.write(text);
      every(50, socket, () => socket.write('a'));
    };

  it.each([
    ['one byte of a body', trickle(`${HEAD}content-length: 1000000\r\n\r\n`)],
    ['one byte of a header', trickle(`${HEAD}x-slow: `)],
    ['one byte of the first line', trickle('HTTP/1.1 200 ')],
    [
      'one interim answer',
      (socket) => every(200, socket, () => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n')),
    ],
    ['no answer', () => undefined],
    ['half a body', (socket) => void socket.write(`${HEAD}content-length: 10\r\n\r\n{}`)],
  ] satisfies [string, RawAnswer][])('is over in all, with %s at a time (OF7)', async (_what, answer) => {
    const began = performance.now();
    expect(await get(answer, 0.7)).toEqual({ kind: 'timeout' });
    expect(performance.now() - began).toBeLessThan(5_000);
    await allClosed();
  });

  it('is over for a name server, and for a connection, that does not answer', async () => {
    const limits = { seconds: 0.3 };
    const never = new Promise<never>(() => undefined);
    const unnamed = peers.client({ limits, network: { ...peers.network, lookup: () => never } });
    expect(await unnamed.get('https://a.example/', JSON_TYPES)).toEqual({ kind: 'timeout' });
    await peers.serveRaw('mute.example', '93.184.215.201', () => undefined);
    const unconnected = peers.client({ limits, network: { ...peers.network, connect: () => new Socket() } });
    expect(await unconnected.get('https://mute.example/', JSON_TYPES)).toEqual({ kind: 'timeout' });
  });

  it('is over for a TLS handshake that does not go on', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as { port: number };
    const sockets: { destroyed: boolean }[] = [];
    silent.on('connection', (socket) => sockets.push(socket.on('error', () => undefined).resume()));
    const client = peers.client({
      limits: { seconds: 0.3 },
      dial: { 'silent.example': { address: '127.0.0.1', port } },
      network: { ...peers.network, connect: (address, at) => connect(at, address) },
    });
    expect(await client.get('https://silent.example/', JSON_TYPES)).toEqual({ kind: 'timeout' });
    await eventually(() => expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true]));
    silent.close();
  });

  it('is 10 seconds unless told otherwise (OF7)', async () => {
    expect(LIMITS.outgoing).toMatchObject({ seconds: 10, redirects: 3, documentBytes: MIB });
    const began = performance.now();
    const found = await get(trickle(`${HEAD}content-length: 1000000\r\n\r\n`), LIMITS.outgoing.seconds);
    expect(found).toEqual({ kind: 'timeout' });
    expect(performance.now() - began).toBeGreaterThan(9_900);
    expect(performance.now() - began).toBeLessThan(20_000);
    await allClosed();
  });
});

describe('headers', () => {
  it.each([
    ['one that never ends', `${HEAD}x-long: `, 'a'.repeat(1024)],
    ['ever more', HEAD, `x-more: ${'a'.repeat(1000)}\r\n`],
    ['links without end', HEAD, 'link: <https://a.example/>; rel="next"\r\n'],
    ['a link of many', `${HEAD}link: `, '<link '],
    ['a status line without end', 'HTTP/1.1 200 ', 'a'.repeat(1024)],
  ])('beyond 16 KiB end the request: %s (OF7, OF10)', async (_what, begin, more) => {
    const found = await get((socket) => {
      socket.write(begin);
      flood(socket, more);
    });
    expect(found.kind).toMatch(/^(?:too-large|unreachable)$/);
    await allClosed();
  });

  it('of endless interim answers end the request (OF7)', async () => {
    const found = await get((socket) => flood(socket, 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'));
    expect(found).toEqual({ kind: 'too-large' });
    await allClosed();
  });

  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n'],
    ['two lengths', `${HEAD}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`],
    [
      'an upgrade that nobody asked for',
      'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n',
    ],
    [
      'trailers without end',
      `${HEAD}transfer-encoding: chunked\r\n\r\n0\r\n${`x-t: ${'a'.repeat(1000)}\r\n`.repeat(40)}`,
    ],
  ])('of another protocol end the request: %s', async (_what, text) => {
    const found = await get((socket) => void socket.write(text));
    expect(['unreachable', 'too-large']).toContain(found.kind);
    await allClosed();
  });
});
