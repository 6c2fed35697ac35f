import { setTimeout as delay } from 'node:timers/promises';

import { createAdapter as postgresAdapter } from '@socket.io/postgres-adapter';
import { createAdapter as redisAdapter } from '@socket.io/redis-streams-adapter';
import { Pool } from 'pg';
import { createClient } from 'redis';

import type { LiveServer } from './live-socket.js';

const CLOSE_WITHIN_MS = 500;

/** How the processes of an instance reach each other. */
export interface ClusterLink {
  /** Calls back when a lost link works again. */
  onRestored(listener: () => void): void;
  close(): Promise<void>;
}

interface LinkParts {
  readonly redisUrl: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly report: (error: unknown, context: Record<string, unknown>) => void;
}

const alone: ClusterLink = { onRestored: () => undefined, close: () => Promise.resolve() };

const throughRedis = async (
  io: LiveServer,
  url: string,
  report: LinkParts['report'],
): Promise<ClusterLink> => {
  const listeners: (() => void)[] = [];
  const client = createClient({
    url,
    // A request must never wait for a Redis that is away: what it would have carried is in the database.
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (attempt) => Math.min(100 * 2 ** attempt, 2_000) },
  });
  let lost = false;
  client.on('error', (error: unknown) => {
    if (!lost) report(error, { link: 'redis' });
    lost = true;
  });
  client.on('ready', () => {
    if (lost) for (const listener of listeners) listener();
    lost = false;
  });
  await client.connect();
  io.adapter(redisAdapter(client, { streamName: 'guildhall', maxLen: 20_000, blockTimeInMs: 1_000 }));
  return {
    onRestored: (listener) => void listeners.push(listener),
    close: async () => {
      io.of('/').adapter.close();
      client.destroy();
      await Promise.resolve();
    },
  };
};

const throughPostgres = (io: LiveServer, url: string, report: LinkParts['report']): ClusterLink => {
  const pool = new Pool({ connectionString: url, max: 2, application_name: 'guildhall-sockets' });
  pool.on('error', (error) => report(error, { link: 'postgres' }));
  // The adapter keeps one client for itself and leaves its errors to us; without a listener they end the process.
  pool.on('connect', (client) => client.on('error', (error) => report(error, { link: 'postgres' })));
  let closing = false;
  const errorHandler = (error: unknown): void => {
    if (!closing) report(error, { link: 'postgres' });
  };
  io.adapter(postgresAdapter(pool, { errorHandler, tableName: 'socket_attachment' }));
  return {
    onRestored: () => undefined,
    close: async () => {
      closing = true;
      io.of('/').adapter.close();
      // A listening client that the adapter is still opening never returns to the pool; the process need not wait.
      await Promise.race([pool.end(), delay(CLOSE_WITHIN_MS, undefined, { ref: false })]);
    },
  };
};

/**
 * Joins this process to the others of the instance: through Redis where it is configured, else through the shared
 * PostgreSQL server. A process with its own embedded database is alone and needs no link.
 */
export const linkProcesses = async (io: LiveServer, parts: LinkParts): Promise<ClusterLink> => {
  if (parts.redisUrl !== undefined) return throughRedis(io, parts.redisUrl, parts.report);
  if (parts.databaseUrl !== undefined) return throughPostgres(io, parts.databaseUrl, parts.report);
  return alone;
};
