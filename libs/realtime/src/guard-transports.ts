import { LIMITS } from '#libs/kernel';

import { EventBudget } from './event-budget.js';
import type { LiveServer, LiveSocket } from './live-socket.js';
import type { RealtimePorts } from './ports.js';

type Transport = LiveSocket['conn'];

interface Packet {
  readonly type: string;
  readonly data?: unknown;
}

const sizeOf = ({ data }: Packet): number =>
  typeof data === 'string' || Buffer.isBuffer(data) ? data.length : 0;

/**
 * Counts what comes in below the level of requests: a client may also flood with connects, with acknowledgements of
 * what was never asked, and with packets for other namespaces.
 */
const endFloods = (transport: Transport, flooded: () => void): void => {
  const budget = new EventBudget();
  transport.on('packet', ({ type }: Packet) => {
    if (type !== 'message' || budget.spend() !== 'abuse') return;
    flooded();
    transport.close(true);
  });
};

/**
 * Counts what waits to be sent. A client can stay connected without ever reading, and what it follows would pile up
 * here; one that is only slow comes back and catches up by the numbers.
 */
const endStalled = (transport: Transport, stalled: () => void): void => {
  let waiting = 0;
  let since = 0;
  transport.on('flush', () => {
    waiting = 0;
  });
  transport.on('packetCreate', (packet: Packet) => {
    if (waiting === 0) since = performance.now();
    waiting += sizeOf(packet);
    const tooLong = performance.now() - since > LIMITS.socket.waitingSeconds * 1000;
    if (waiting <= LIMITS.socket.waitingBytes || !tooLong) return;
    waiting = 0;
    stalled();
    transport.close(true);
  });
};

/** Ends connections that cost more than a page does, whether or not somebody has signed in on them. */
export const guardTransports = (io: LiveServer, ports: RealtimePorts): void => {
  io.engine.on('connection', (transport: Transport) => {
    const note = (event: string): void => {
      const socket = [...io.of('/').sockets.values()].find(({ conn }) => conn === transport);
      const personId = socket?.data.person.viewer.personId ?? null;
      ports.security(event, { personId, address: transport.remoteAddress });
    };
    endFloods(transport, () => note('socket-flood'));
    endStalled(transport, () => note('socket-stalled'));
  });
};
