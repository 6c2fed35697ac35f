import { connect } from 'node:net';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Socket } from 'socket.io-client';

import { SOCKET_PATH, openThread, replyToThread } from '#libs/contracts';
import { LIMITS } from '#libs/kernel';
import { apiCaller, eventually, startTestServer, type TestServer } from '#libs/testing';

import { connectLive, numbers, openSocket, type LiveClient } from './live-client.js';
import { pollingTo } from './polling.js';
import { RawSocket } from './raw-socket.js';

describe('hostile sockets', () => {
  let test: TestServer;
  let cookie: string;
  let threadId: string;
  let polling: ReturnType<typeof pollingTo>;
  const clients: LiveClient[] = [];

  beforeAll(async () => {
    test = await startTestServer({ LOG_LEVEL: 'error' });
    const person = await test.given.person();
    const community = await test.given.community({ owner: person });
    cookie = await test.given.cookie(person);
    const { answer } = await apiCaller(test.url, cookie)(openThread, {
      params: { communityId: community.id },
      body: { title: 'Parking at the depot', markdown: 'Who has a pass?' },
    });
    threadId = answer.thread.id;
    polling = pollingTo(test.url, { cookie, connection: 'close' });
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await eventually(async () => expect(await openConnections()).toBe(0), { within: 20_000 });
    expect(test.logged()).toBe('');
  });
  afterAll(() => test.stop());

  const live = async (): Promise<LiveClient> => {
    const client = await connectLive(test.url, cookie, { reconnection: false });
    clients.push(client);
    return client;
  };
  const ended = (socket: Socket): Promise<unknown> => new Promise((done) => socket.once('disconnect', done));
  const openConnections = (): Promise<number> =>
    new Promise((done, fail) => {
      const server = test.server.app.getHttpServer();
      server.closeIdleConnections();
      server.getConnections((error, count) => (error === null ? done(count) : fail(error)));
    });

  it.each(['websocket', 'polling'] as const)(
    'WS1: refuses a %s handshake from a page of another origin, none or null',
    async (transport) => {
      for (const origin of ['https://evil.example', 'null', '', `${test.url}.evil.example`]) {
        const socket = openSocket(test.url, cookie, { transports: [transport], headers: { origin } });
        const refused = new Promise((done) => socket.once('connect_error', done));
        socket.once('connect', () => expect(origin).toBe('refused'));
        await refused;
        socket.disconnect();
      }
      const bare = await fetch(`${test.url}${SOCKET_PATH}/?EIO=4&transport=${transport}`, {
        headers: { cookie },
      });
      expect(bare.status).toBe(400 + (transport === 'polling' ? 3 : 0));
    },
  );

  it('WS1: lets pages of our own origin in, by WebSocket and by polling', async () => {
    for (const transport of ['websocket', 'polling'] as const) {
      const client = await connectLive(test.url, cookie, { transports: [transport] });
      clients.push(client);
      expect(await client.ask('follow-thread', { threadId, after: 0 })).toMatchObject({ ok: true, seq: 1 });
    }
  });

  it('WS2: refuses a socket without a session', async () => {
    await expect(connectLive(test.url, '', { reconnection: false })).rejects.toThrow('sign-in-required');
  });

  it('WS2: answers names that nobody may send with an error, and runs nothing', async () => {
    const client = await live();
    const names = [
      'thread',
      'me',
      'community',
      'gone',
      'moving',
      'presence',
      'broadcast',
      'relay',
      'constructor',
      '__proto__',
      'hasOwnProperty',
      'toString',
      'error',
      'join',
      '$internal',
    ];
    for (const name of names)
      expect(await client.socket.timeout(5_000).emitWithAck(name, { threadId })).toMatchObject({
        ok: false,
        problem: { code: 'socket.unknown-event' },
      });
    expect(client.received).toEqual([]);
    expect(client.socket.connected).toBe(true);
  });

  it.each([
    ['a name that is an object', '42[{"toString":1}]'],
    ['no name', '42[]'],
    ['no list', '42{}'],
    ['a reserved name', '42["disconnect"]'],
    ['1e9 announced binary parts', '451000000000-["typing",{"_placeholder":true,"num":0}]'],
    ['an unknown packet type', '49'],
    ['an acknowledgement of what was never asked', '43x[]'],
    ['no JSON', '42["typing",'],
    ['an unknown transport packet', 'x'],
  ])('WS3: disconnects a socket that sends %s', async (_what, packet) => {
    const raw = await RawSocket.open(test.url, cookie);
    raw.send(packet);
    await raw.closed;
  });

  it('WS3: answers a name that is a number and ignores a bad acknowledgement id', async () => {
    const raw = await RawSocket.open(test.url, cookie);
    raw.send('421[7]');
    await raw.hear('socket.unknown-event');
    raw.send('43999[]');
    raw.send('422["leave-thread",{}]');
    await raw.hear('"path":"threadId"');
    raw.close();
  });

  it('WS3: disconnects a socket that announces a binary part and sends something else', async () => {
    const raw = await RawSocket.open(test.url, cookie);
    raw.send('451-["typing",{"_placeholder":true,"num":0}]');
    raw.send('42["typing",{}]');
    await raw.closed;
  });

  it('WS4: answers odd polling requests with 400 and leaves no connection open', async () => {
    for (const sid of ['__proto__', 'constructor', 'x', '']) {
      const answer = await polling.poll(`&sid=${sid}`);
      expect([400, sid === '' ? 200 : 400]).toContain(answer.status);
    }
    for (let round = 0; round < 100; round += 1)
      expect(await polling.sendBinary(await polling.open())).toBe(400);
    const upgrade = await fetch(`${test.url}${SOCKET_PATH}/?EIO=4&transport=websocket&sid=unknown`, {
      headers: { cookie, origin: test.url },
    });
    expect(upgrade.status).toBe(400);
  });

  it('WS4: ends both of two polls that overlap', async () => {
    const sid = await polling.open();
    const both = [polling.poll(`&sid=${sid}`), polling.poll(`&sid=${sid}`)];
    const statuses = (await Promise.all(both)).map(({ status }) => status);
    expect(statuses).toContain(400);
  });

  it('WS5: closes a connection that sends 100 kB and one byte, or a compressed frame', async () => {
    const large = await RawSocket.open(test.url, cookie);
    large.send(`42${'x'.repeat(LIMITS.socket.messageBytes - 1)}`);
    expect(await large.closed).toBe(1009);
    const compressed = await RawSocket.open(test.url, cookie);
    compressed.send(Buffer.alloc(1_000), { isCompressed: true });
    expect(await compressed.closed).toBe(1002);
  });

  it('WS5: refuses a polling request of 100 kB and one byte', async () => {
    const sid = await polling.open();
    const answer = await polling.poll(`&sid=${sid}`, {
      method: 'POST',
      body: `42${'x'.repeat(LIMITS.socket.messageBytes - 1)}`,
    });
    expect(answer.status).toBe(413);
  });

  it('WS5: ends a message of 10,000 frames of one byte', async () => {
    const raw = await RawSocket.open(test.url, cookie);
    raw.send('x', { isLast: false });
    for (let part = 0; part < 10_000; part += 1) raw.send('x', { opcode: 0, isLast: false });
    raw.send('x', { opcode: 0 });
    await raw.closed;
  });

  it('WS7: throttles 1,000 events a second, then disconnects, while another reader misses nothing', async () => {
    const [flood, reader] = [await live(), await live()];
    const events = await reader.follow(threadId, 0);
    const over = ended(flood.socket);
    const codes = new Map<string, number>();
    const timer = setInterval(() => {
      for (let count = 0; count < 20; count += 1)
        flood.socket.emit(
          'typing',
          { threadId, on: false },
          (answer: { ok: boolean; problem?: { code: string } }) => {
            const code = answer.problem?.code ?? 'ok';
            codes.set(code, (codes.get(code) ?? 0) + 1);
          },
        );
    }, 20);
    const { status } = await reader.call(replyToThread, {
      params: { threadId },
      body: { markdown: 'Still here.' },
    });
    await over;
    clearInterval(timer);
    expect(status).toBe(201);
    expect(codes.get('too-many-requests')).toBeGreaterThan(100);
    await eventually(() => expect(events.at(-1)?.kind).toBe('post.added'));
    expect(reader.socket.connected).toBe(true);
  });

  it.each([
    ['follow-thread', {}, ['threadId', 'after']],
    ['follow-thread', { threadId: 'x', after: -1 }, ['threadId', 'after']],
    ['follow-thread', { threadId: { $ne: null }, after: 0 }, ['threadId']],
    ['typing', { on: true, threadId: ['x'] }, ['threadId']],
    ['typing', { on: 'true', isAdmin: true }, ['threadId', 'on', 'isAdmin']],
    ['follow-community', null, ['']],
    ['follow-community', [[[]]], ['']],
    ['follow-me', { after: 1e300 }, ['after']],
  ])('WS8: names the fields of a wrong %s %j', async (name, payload, fields) => {
    const client = await live();
    const answer: unknown = await client.socket.timeout(5_000).emitWithAck(name, payload);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'invalid-input' } });
    const told = (answer as { problem: { fields: { path: string; detail: string }[] } }).problem.fields;
    expect(told.map(({ path }) => path).toSorted()).toEqual(fields.toSorted());
    for (const { detail } of told) expect(detail).toMatch(/\.$/);
  });

  it('WS8: names at most 20 of very many wrong fields, and does without an acknowledgement', async () => {
    const client = await live();
    const many = Object.fromEntries(numbers(1, 5_000).map((n) => [`field${n}`, n]));
    const answer = await client.ask('typing', many);
    expect(JSON.stringify(answer).length).toBeLessThan(10_000);
    client.socket.emit('follow-thread', { threadId, after: 0 });
    client.socket.emit('follow-thread', 'nonsense');
    client.socket.emit('follow-thread');
    expect(await client.ask('leave-thread', { threadId })).toEqual({ ok: true });
  });

  it('WS9: is back where it was after connections that abort or never speak', async () => {
    const { hostname, port } = new URL(test.url);
    const half = numbers(1, 50).map(() => connect(Number(port), hostname));
    for (let round = 0; round < 20; round += 1) {
      const aborted = await Promise.all(
        numbers(1, 10).map(() => RawSocket.open(test.url, cookie).catch(() => null)),
      );
      for (const raw of aborted) raw?.close();
    }
    for (const socket of half) socket.destroy();
    await eventually(async () => expect(await openConnections()).toBe(0), { within: 20_000 });
    expect(await (await live()).ask('leave-thread', { threadId })).toEqual({ ok: true });
  });

  it('holds a person to 20 sockets', async () => {
    for (let count = 0; count < LIMITS.socket.perPerson; count += 1) await live();
    await expect(live()).rejects.toThrow('socket.too-many');
  });
});
