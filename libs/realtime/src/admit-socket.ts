import { LIMITS } from '#libs/kernel';

import type { LiveServer, LiveSocket } from './live-socket.js';
import type { RealtimePorts } from './ports.js';
import { rooms } from './rooms.js';

/** The client sees the message, so it is a code and never what another library said. */
const refusalOf = async (
  io: LiveServer,
  socket: LiveSocket,
  ports: RealtimePorts,
): Promise<'sign-in-required' | 'socket.too-many' | null> => {
  const person = await ports.personOf(socket.handshake.headers.cookie ?? '');
  if (person === null) return 'sign-in-required';
  const own = io.of('/').adapter.rooms.get(rooms.person(person.viewer.personId))?.size ?? 0;
  if (own >= LIMITS.socket.perPerson) return 'socket.too-many';
  socket.data.person = person;
  socket.data.entered = new Map();
  // Not later: those that are admitted in the same moment must already count.
  await socket.join(rooms.person(person.viewer.personId));
  return null;
};

/**
 * Lets sockets in that carry the cookie of a living session, up to the limit of each person. A connection may ask
 * once: each asking costs a look at the database, and nobody has signed in yet.
 */
export const admitSockets = (io: LiveServer, ports: RealtimePorts): void => {
  const asked = new WeakSet<object>();
  io.use((socket, next) => {
    if (asked.has(socket.conn)) return next(new Error('socket.too-many'));
    asked.add(socket.conn);
    void refusalOf(io, socket, ports)
      .catch((error: unknown) => {
        ports.report(error, { task: 'admit-socket' });
        return 'service-unavailable' as const;
      })
      .then((refusal) => (refusal === null ? next() : next(new Error(refusal))));
  });
};
