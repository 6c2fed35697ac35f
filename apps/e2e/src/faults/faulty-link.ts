import { connect, createServer, type Socket } from 'node:net';

import { freePort } from '#libs/testing';

/** A loopback address in front of another, which a test can take away and give back. */
export interface CuttableLink {
  readonly port: number;
  /** Breaks what is open and refuses what comes. */
  cut(): Promise<void>;
  restore(): Promise<void>;
}

/** Passes every byte on to `targetPort` until it is cut. */
export async function linkTo(targetPort: number): Promise<CuttableLink> {
  const port = await freePort();
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  const restore = (): Promise<void> => new Promise((done) => server.listen(port, '127.0.0.1', done));
  await restore();
  return {
    port,
    restore,
    cut: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of open) socket.destroy();
      }),
  };
}
