import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

import { freePort } from '#libs/testing';

/** A loopback address in front of another, which a test can break in the ways in which a network breaks. */
export interface FaultyLink {
  readonly port: number;
  /** Breaks what is open and refuses what comes. */
  cut(): Promise<void>;
  /** Takes connections again, after `cut`. */
  restore(): Promise<void>;
  /** From now on every byte arrives so many milliseconds later; 0 ends it. */
  delay(ms: number): void;
  /** From now on nothing arrives, and nobody is told: connections stay open. */
  stall(): void;
}

interface State {
  delayMs: number;
  stalled: boolean;
  readonly open: Set<Socket>;
}

/** Passes on what comes from `from`, each chunk after the delay of its moment, in order. */
const carry = (from: Socket, to: Socket, state: State): void => {
  let lastDue = 0;
  const after = (act: () => void): void => {
    lastDue = Math.max(lastDue, performance.now() + state.delayMs);
    setTimeout(act, lastDue - performance.now());
  };
  from.on('data', (chunk: Buffer) => {
    if (!state.stalled) after(() => !to.destroyed && to.write(chunk));
  });
  from.on('end', () => {
    if (!state.stalled) after(() => to.end());
  });
  from.on('error', () => from.destroy());
  from.on('close', () => {
    state.open.delete(from);
    if (!state.stalled) after(() => to.destroy());
  });
};

const serve = (targetPort: number, state: State): Server =>
  createServer((near) => {
    const far = connect(targetPort, '127.0.0.1');
    for (const socket of [near, far]) state.open.add(socket);
    carry(near, far, state);
    carry(far, near, state);
  });

/** Passes every byte on to `targetPort` until it is told otherwise. */
export async function linkTo(targetPort: number): Promise<FaultyLink> {
  const port = await freePort();
  const state: State = { delayMs: 0, stalled: false, open: new Set() };
  const server = serve(targetPort, state);
  const restore = async (): Promise<void> => {
    state.stalled = false;
    await once(server.listen(port, '127.0.0.1'), 'listening');
  };
  await restore();
  return {
    port,
    restore,
    delay: (ms) => (state.delayMs = ms),
    stall: () => (state.stalled = true),
    cut: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of state.open) socket.destroy();
      }),
  };
}
