import { createClient } from 'redis';

import type { ProcessLink, Report } from './process-link.js';

const LONGEST_PAUSE_MS = 1_000;
const MOST_WAITING = 10_000;

const reconnectStrategy = (attempt: number): number => Math.min(50 * 2 ** attempt, LONGEST_PAUSE_MS);

/** Reports the loss of a connection once, not each attempt to get it back. */
const reportOnce = (report: Report): { lost: (error: unknown) => void; found: () => void } => {
  let isLost = false;
  return {
    lost: (error) => {
      if (!isLost) report(error, { link: 'redis' });
      isLost = true;
    },
    found: () => {
      isLost = false;
    },
  };
};

/** Publish and subscribe on one Redis (or Valkey) channel; both connections come back by themselves. */
export const redisLink = (url: string, channel: string, report: Report): ProcessLink => {
  const listeners: ((text: string) => void)[] = [];
  const { lost, found } = reportOnce(report);
  const options = { url, socket: { reconnectStrategy, connectTimeout: 5_000 } };
  // What waits for a Redis that is away would be late and is not needed: the database has it.
  const sender = createClient({
    ...options,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MOST_WAITING,
  });
  const receiver = createClient(options);
  for (const client of [sender, receiver]) client.on('error', lost).on('ready', found);
  const hear = (text: string): void => {
    for (const listener of listeners) listener(text);
  };
  void sender.connect().catch(lost);
  void receiver
    .connect()
    .then(() => receiver.subscribe(channel, hear))
    .catch(lost);
  return {
    mostBytes: 1_000_000,
    send: (text) => {
      if (sender.isReady) void sender.publish(channel, text).catch(() => undefined);
    },
    onText: (listener) => void listeners.push(listener),
    close: () => {
      for (const client of [sender, receiver])
        client
          .off('error', lost)
          .on('error', () => undefined)
          .destroy();
      return Promise.resolve();
    },
  };
};
