import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { constants, deflateRawSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { SOCKET_PATH, type ThreadFrame } from '#libs/contracts';
import { eventually, type BuiltServer, type Holdings } from '#libs/testing';

import { numbers, type LiveClient } from './live-client.js';
import { LiveStage } from './live-stage.js';
import { pollingTo } from './polling.js';
import { RawSocket } from './raw-socket.js';

/** K4 names 100 ms and 250 ms; with slack, since the flood itself is made on the same two cores. */
const LATE_P99_MS = 1_000;
const LATE_LONGEST_MS = 5_000;
const BACK_WITHIN_MS = 120_000;
const MIB = 1024 * 1024;
const AT_ONCE = 40;

describe('hostile sockets in full size, while a reader listens', () => {
  let stage: LiveStage;
  let server: BuiltServer;
  let cookie: string;
  let polling: ReturnType<typeof pollingTo>;
  let threadId: string;
  let reader: LiveClient;
  let events: ThreadFrame[];
  let first: number;
  let load: ReturnType<LiveStage['post']>;
  let start: Holdings;

  beforeAll(async () => {
    stage = await LiveStage.set({ LOG_LEVEL: 'error' });
    server = await stage.start();
    ({ cookie } = await stage.newMember());
    polling = pollingTo(server.url, { cookie });
    const opened = await stage.openThread();
    ({ threadId } = opened);
    first = opened.seq + 1;
    reader = await stage.connect();
    events = await reader.follow(threadId, opened.seq);
    load = stage.post(threadId, 5);
    await abort(500);
    await eventually(() => expect(events.length).toBeGreaterThan(50));
    start = await server.gauge.holdings();
  });
  afterAll(async () => {
    await stage.strike();
  });

  /** Runs `work`, during which the server must stay quick (K4) and the reader must miss nothing (K6). */
  const watched = async (work: () => Promise<void>): Promise<void> => {
    await server.gauge.restart();
    await work();
    const { p99, longest } = await server.gauge.delays();
    expect(p99).toBeLessThan(LATE_P99_MS);
    expect(longest).toBeLessThan(LATE_LONGEST_MS);
    const heard = events.length;
    await eventually(() => expect(events.length).toBeGreaterThan(heard));
    expect(events.map(({ seq }) => seq)).toEqual(numbers(first, first + events.length - 1));
    expect(load.failures).toEqual([]);
    expect(server.child.exitCode).toBeNull();
  };
  /** Does `work` `times` times, a few at a time. */
  const repeatedly = async (
    times: number,
    work: (index: number) => Promise<void>,
    atOnce = AT_ONCE,
  ): Promise<void> => {
    for (let done = 0; done < times; done += atOnce)
      await Promise.all(numbers(done, Math.min(times, done + atOnce) - 1).map(work));
  };
  const refusesBinary = async (sid: string): Promise<void> => expect(await polling.sendBinary(sid)).toBe(400);
  const tcp = (): Socket => {
    const { hostname, port } = new URL(server.url);
    return connect(Number(port), hostname).on('error', () => undefined);
  };
  /** Opens and breaks connections: before a word, in the middle of the handshake, and after it. */
  const abort = (times: number): Promise<void> =>
    repeatedly(times, async (index) => {
      if (index % 3 === 0) {
        const raw = await RawSocket.open(server.url, cookie).catch(() => null);
        raw?.close();
        return;
      }
      const socket = tcp();
      await new Promise((done) => socket.once('connect', done).once('close', done));
      if (index % 3 === 1) socket.write(`GET ${SOCKET_PATH}/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a`);
      socket.resetAndDestroy();
    });

  it('WS4: answers 1,000 binary requests to a polling connection, to 1,000 of them, and to unknown ones', async () => {
    await watched(async () => {
      const sid = await polling.open();
      await repeatedly(1_000, () => refusesBinary(sid));
      await repeatedly(1_000, async () => refusesBinary(await polling.open()));
      await repeatedly(1_000, () => refusesBinary('__proto__'));
    });
  });

  it('WS4: ends all of 1,000 polls that overlap', async () => {
    await watched(() =>
      repeatedly(500, async () => {
        const sid = await polling.open();
        const statuses = await Promise.all(
          [1, 2].map(async () => (await polling.poll(`&sid=${sid}`)).status),
        );
        expect(statuses).toContain(400);
      }),
    );
  });

  it('WS5: closes 100 connections that send a compressed frame of 1 GB or 10,000 frames of one byte', async () => {
    const tenMiB = deflateRawSync(Buffer.alloc(10 * MIB), { finishFlush: constants.Z_SYNC_FLUSH });
    const bomb = Buffer.concat(numbers(1, 103).map(() => tenMiB));
    const attack = async (index: number): Promise<void> => {
      const raw = await RawSocket.open(server.url, cookie);
      if (index % 10 > 0) raw.send(bomb, { isCompressed: true });
      else {
        raw.send('x', { isLast: false });
        for (let part = 0; part < 10_000; part += 1) raw.send('x', { opcode: 0, isLast: false });
        raw.send('x', { opcode: 0 });
      }
      await raw.closed;
    };
    // One person has 20 sockets at most.
    await watched(() => repeatedly(100, attack, 10));
  });

  it('WS7: disconnects a client that sends 1,000 events a second for a minute, as often as it comes back', async () => {
    let ended = 0;
    await watched(async () => {
      const until = performance.now() + 60_000;
      while (performance.now() < until) {
        const raw = await RawSocket.open(server.url, cookie);
        const pulse = setInterval(() => {
          for (let count = 0; count < 20; count += 1)
            raw.send(`42${count}["typing",{"threadId":"${threadId}","on":true}]`);
        }, 20);
        await Promise.race([raw.closed.then(() => (ended += 1)), delay(until - performance.now())]);
        clearInterval(pulse);
        raw.close();
      }
    });
    expect(ended).toBeGreaterThan(10);
  });

  it('WS9: forgets 10,000 connections that abort, those that say nothing, and readers that answer no ping', async () => {
    const mute = await Promise.all(numbers(1, 10).map(() => RawSocket.open(server.url, cookie)));
    for (const raw of mute) raw.send(`420["follow-thread",{"threadId":"${threadId}","after":null}]`);
    const present = () => reader.frames('presence').at(-1)?.people.length;
    await eventually(() => expect(present()).toBe(2));
    const silent = numbers(1, 500).map(() => tcp());
    for (const socket of silent.slice(250)) socket.write('GET /live HTTP/1.1\r\nHost: a\r\n');
    const ended = silent.map((socket) => new Promise((done) => socket.once('close', done)));
    for (const socket of silent) socket.resume();
    await watched(() => abort(10_000));
    await eventually(() => expect(present()).toBe(1), { within: BACK_WITHIN_MS });
    await Promise.all([...ended, ...mute.map(({ closed }) => closed)]);
  });

  it('K5: holds no more memory, descriptors and sockets than before, a minute after the last of it', async () => {
    await eventually(
      async () => {
        const now = await server.gauge.holdings();
        expect(now.descriptors).toBeLessThanOrEqual(start.descriptors * 1.1);
        expect(now.sockets).toBeLessThanOrEqual(start.sockets * 1.1);
        expect(now.memoryBytes).toBeLessThan(start.memoryBytes * 1.1 + 10 * MIB);
      },
      { within: BACK_WITHIN_MS, every: 2_000 },
    );
    const acknowledged = await load.stop();
    await eventually(() => expect(events).toHaveLength(acknowledged.length));
  });
});
