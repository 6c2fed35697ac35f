import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { lockThread, openThread, SOCKET_PATH } from '#libs/contracts';
import { LIMITS } from '#libs/kernel';
import { apiCaller, countStatements, eventually, startTestServer, type TestServer } from '#libs/testing';

import { connectLive, numbers, openSocket, type LiveClient } from './live-client.js';
import { RawSocket } from './raw-socket.js';
import { writeElsewhere } from './written-elsewhere.js';

const ABUSE = 300;

describe('a flood below the level of requests', () => {
  let test: TestServer;
  let cookie: string;
  let communityId: string;
  let threadId: string;
  const opened: (LiveClient | RawSocket)[] = [];

  beforeAll(async () => {
    test = await startTestServer({ LOG_LEVEL: 'error' });
    const person = await test.given.person();
    communityId = (await test.given.community({ owner: person })).id;
    cookie = await test.given.cookie(person);
    const call = apiCaller(test.url, cookie);
    const { answer } = await call(openThread, {
      params: { communityId },
      body: { title: 'Swans on the ring road', markdown: 'Who calls the ranger?' },
    });
    threadId = answer.thread.id;
    await call(lockThread, { params: { threadId } });
  });
  afterEach(() => {
    for (const one of opened.splice(0)) one.close();
    expect(test.logged()).toBe('');
  });
  afterAll(() => test.stop());

  const raw = async (): Promise<RawSocket> => {
    const socket = await RawSocket.open(test.url, cookie);
    opened.push(socket);
    return socket;
  };
  it('WS3: looks up the session once for a request that holds 10,000 connects', async () => {
    const headers = { cookie: `__Host-guildhall=${'A'.repeat(43)}`, origin: test.url };
    const url = `${test.url}${SOCKET_PATH}/?EIO=4&transport=polling`;
    const handshake = await (await fetch(url, { headers })).text();
    const { sid } = JSON.parse(handshake.slice(1)) as { sid: string };
    const body = numbers(1, 10_000).map(() => '40');
    const { pool } = test.database;
    const statements = await countStatements(test.database, async () => {
      await fetch(`${url}&sid=${sid}`, { method: 'POST', headers, body: body.join('\u001e') });
      await eventually(() => expect([pool.waitingCount, pool.totalCount - pool.idleCount]).toEqual([0, 0]));
    });
    expect(statements.filter((text) => text.includes('where session.id'))).toHaveLength(1);
  });

  it.each([
    ['acknowledgements of what was never asked', '43999[]'],
    ['connects to other namespaces', '40/admin,'],
  ])('WS7: disconnects a socket that floods with %s', async (_what, packet) => {
    const socket = await raw();
    for (let count = 0; count < ABUSE; count += 1) socket.send(packet);
    await socket.closed;
  });

  it('holds a person to 20 sockets also when 60 connect in the same moment', async () => {
    const sockets = numbers(1, 60).map(() => openSocket(test.url, cookie, { reconnection: false }));
    const verdicts = await Promise.all(
      sockets.map(
        (socket) =>
          new Promise<string>((done) => {
            socket.once('connect', () => done('connected'));
            socket.once('connect_error', ({ message }) => done(message));
          }),
      ),
    );
    for (const socket of sockets) socket.disconnect();
    expect(verdicts.filter((verdict) => verdict === 'connected')).toHaveLength(LIMITS.socket.perPerson);
    expect(new Set(verdicts)).toEqual(new Set(['connected', 'socket.too-many']));
  });

  it('lets a reader go that stays connected but reads nothing, while another misses nothing', async () => {
    const ben = await test.given.person();
    await test.given.member(communityId, ben.id);
    const reader = await connectLive(test.url, await test.given.cookie(ben), { reconnection: false });
    opened.push(reader);
    const events = await reader.follow(threadId, 2);
    const deaf = await raw();
    deaf.send(`420["follow-thread",{"threadId":"${threadId}","after":0}]`);
    await deaf.hear('430[');
    deaf.stopReading();
    const present = () => reader.frames('presence').at(-1)?.people.length;
    await eventually(() => expect(present()).toBe(2));
    let written = 0;
    await eventually(
      async () => {
        deaf.send('3');
        await writeElsewhere(test.database, threadId, 50, 100_000);
        written += 50;
        await eventually(() => expect(events).toHaveLength(written));
        expect(present()).toBe(1);
      },
      { within: 120_000 },
    );
  });
});
