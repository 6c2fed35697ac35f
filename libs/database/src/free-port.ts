import { createServer } from 'node:net';

/** Above most services; below what systems give to outgoing connections (Linux 32768, others 49152, RFC 6335 section 6). */
const FIRST = 15_000;
const COUNT = 17_000;
const ATTEMPTS = 100;

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });

/**
 * A port of this machine that nobody listens on. The one that the system would choose (port 0) could be taken by any
 * outgoing connection before its owner listens there, or while that is away for a moment.
 */
export const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    if (await isFree(port)) return port;
  }
  throw new Error(`None of ${ATTEMPTS} ports from ${FIRST} to ${FIRST + COUNT - 1} is free.`);
};
