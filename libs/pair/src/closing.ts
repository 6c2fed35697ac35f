import { once } from 'node:events';
import type { Server, Socket } from 'node:net';

/** Begins to remember who is connected; gives what lets nobody in any more and ends those who are. */
export const closing = (server: Server): (() => Promise<void>) => {
  const visitors = new Set<Socket>();
  server.on('connection', (visitor: Socket) => {
    visitors.add(visitor);
    visitor.once('close', () => visitors.delete(visitor));
  });
  return async () => {
    const closed = once(server, 'close');
    server.close();
    for (const visitor of visitors) visitor.destroy();
    await closed;
  };
};
