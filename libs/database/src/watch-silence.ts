import type { Socket } from 'node:net';

import type { Pool, PoolClient } from 'pg';

/** What the driver keeps on a connection and does not type. */
interface ConnectionState {
  readonly readyForQuery: boolean;
  readonly connection: { readonly stream: Socket };
}

const stateOf = (client: PoolClient): ConnectionState => client as unknown as ConnectionState;

/**
 * Ends each connection of the pool on which a statement has been without any answer for `silenceMs`. PostgreSQL
 * itself ends a statement earlier, so such silence means that nobody is there: a machine or network that vanished
 * without a word would otherwise hold its connections until the kernel gives up, many minutes later.
 */
export const watchSilence = (pool: Pool, silenceMs: number): void => {
  pool.on('connect', (client) => {
    const { stream } = stateOf(client).connection;
    stream.setTimeout(silenceMs, () => {
      if (!stateOf(client).readyForQuery) stream.destroy();
    });
  });
};

/** Lets statements on this connection take as long as they need. */
export const allowSilence = (client: PoolClient): void => {
  stateOf(client).connection.stream.setTimeout(0);
};
