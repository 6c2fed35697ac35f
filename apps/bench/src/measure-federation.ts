import { Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { io, type Socket } from 'socket.io-client';

import { SOCKET_PATH } from '#libs/contracts';

import { send } from './http-load.js';
import { setPair, type PairStage } from './pair-stage.js';
import { percentile } from './percentile.js';
import type { Result } from './result.js';
import type { Stage } from './stage.js';

const EVERY_MS = 100;
const PATIENCE_MS = 30_000;
const MOST_P95_MS = 1_000;
const NUMBERED = /crossing number (\d+)/;

/** A socket that follows the thread as an open page does. */
const follow = async ({ url, origin, cookie, threadId }: PairStage['host']): Promise<Socket> => {
  const socket = io(url, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie, origin },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const wanted = { threadId, after: null };
  const answer = (await socket.timeout(PATIENCE_MS).emitWithAck('follow-thread', wanted)) as { ok: boolean };
  if (!answer.ok) throw new Error(`The socket was refused: ${JSON.stringify(answer)}`);
  return socket;
};

/** Milliseconds from sending a reply at one instance to its receipt by the socket at the other, for all that came. */
const crossings = async ({ guest, host }: PairStage, count: number): Promise<number[]> => {
  const socket = await follow(host);
  const agent = new Agent({ keepAlive: true });
  const sent = new Map<number, number>();
  const times = new Map<number, number>();
  socket.on('thread', (frame: unknown) => {
    const number = Number(NUMBERED.exec(JSON.stringify(frame))?.[1]);
    const begun = sent.get(number);
    if (begun !== undefined && !times.has(number)) times.set(number, performance.now() - begun);
  });
  const url = `${guest.url}/api/threads/${guest.threadId}/posts`;
  const reply = async (number: number): Promise<void> => {
    const body = { markdown: `This is crossing number ${number} of the day.` };
    sent.set(number, performance.now());
    const status = await send(agent, { url, cookie: guest.cookie, body, isCreate: true });
    if (status !== 201) throw new Error(`A reply was answered with ${status}`);
  };
  const underWay: Promise<void>[] = [];
  for (let number = 0; number < count; number += 1) {
    underWay.push(reply(number));
    await delay(EVERY_MS);
  }
  await Promise.all(underWay);
  const until = performance.now() + PATIENCE_MS;
  while (times.size < count && performance.now() < until) await delay(EVERY_MS);
  socket.disconnect();
  agent.destroy();
  return [...times.values()];
};

/** The way of replies from one instance to an open page at another, ten a second, over loopback with TLS and signatures. */
export const measureFederation = async ({ folder, effort, productOptions }: Stage): Promise<Result[]> => {
  const count = effort.crossings;
  const pair = await setPair(join(folder, 'pair'), productOptions);
  try {
    const times = await crossings(pair, count);
    const lost = count - times.length;
    const measure = `reply to receipt at another instance, ${count} replies`;
    const at = (share: number) => ({ unit: 'ms', product: percentile(times, share) });
    return [
      { measure: `${measure}, p50`, ...at(0.5) },
      {
        measure: `${measure}, p95`,
        ...at(0.95),
        goal: `at most ${MOST_P95_MS}, none lost`,
        met: percentile(times, 0.95) <= MOST_P95_MS && lost === 0,
        ...(lost > 0 && { note: `${lost} lost` }),
      },
      { measure: `${measure}, p99`, ...at(0.99) },
    ];
  } finally {
    await pair.stop();
  }
};
