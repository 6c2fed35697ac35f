import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

import { io, type Socket } from 'socket.io-client';

import { SOCKET_PATH } from '#libs/contracts';

import { send, type LoadRequest } from './http-load.js';
import { percentile } from './percentile.js';

/** Connects one socket per cookie, which all follow the thread until `leave`. */
export interface Join {
  readonly kind: 'join';
  readonly url: string;
  readonly cookies: readonly string[];
  readonly threadId: string;
}

/** Sends a post and waits until every socket has it, `times` times. */
export interface Deliver {
  readonly kind: 'deliver';
  readonly post: LoadRequest;
  readonly times: number;
}

/** Times from sending the post to its receipt, in milliseconds; `missed` counts frames that did not come within 10 s. */
export interface DeliverResult {
  readonly p50: number;
  readonly p99: number;
  readonly missed: number;
}

const AT_ONCE = 25;
const PATIENCE_MS = 10_000;
const PAUSE_MS = 100;

const sockets: Socket[] = [];
let onFrame: () => void = () => undefined;

const connect = (url: string, cookie: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = io(url, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie, origin: url },
    });
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
    socket.on('thread', () => onFrame());
  });

const follow = async (join: Join, cookie: string): Promise<void> => {
  const socket = await connect(join.url, cookie);
  const wanted = { threadId: join.threadId, after: null };
  const answer = (await socket.timeout(PATIENCE_MS).emitWithAck('follow-thread', wanted)) as { ok: boolean };
  if (!answer.ok) throw new Error(`A socket was refused: ${JSON.stringify(answer)}`);
  sockets.push(socket);
};

/** Connects the sockets, a few at a time. */
export const joinThread = async (join: Join): Promise<number> => {
  for (let first = 0; first < join.cookies.length; first += AT_ONCE)
    await Promise.all(join.cookies.slice(first, first + AT_ONCE).map((cookie) => follow(join, cookie)));
  return sockets.length;
};

/** Disconnects them all. */
export const leaveThread = (): void => {
  for (const socket of sockets.splice(0)) socket.disconnect();
};

const deliverOne = async (agent: Agent, post: LoadRequest): Promise<number[]> => {
  const times: number[] = [];
  const all = new Promise<void>((resolve) => {
    const started = performance.now();
    onFrame = () => {
      times.push(performance.now() - started);
      if (times.length === sockets.length) resolve();
    };
  });
  const status = await send(agent, post);
  if (status !== 201) throw new Error(`The post was answered with ${status}`);
  await Promise.race([all, delay(PATIENCE_MS, undefined, { ref: false })]);
  return times;
};

/** Measures the way of some posts to all connected sockets, one post after another; the first warms up. */
export const deliverPosts = async ({ post, times }: Deliver): Promise<DeliverResult> => {
  const agent = new Agent({ keepAlive: true });
  await deliverOne(agent, post);
  const receipts: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    await delay(PAUSE_MS);
    receipts.push(...(await deliverOne(agent, post)));
  }
  agent.destroy();
  return {
    p50: percentile(receipts, 0.5),
    p99: percentile(receipts, 0.99),
    missed: times * sockets.length - receipts.length,
  };
};
