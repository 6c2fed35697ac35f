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
  return null;
};

/** Lets sockets in that carry the cookie of a living session, up to the limit of each person. */
export const admitSockets = (io: LiveServer, ports: RealtimePorts): void => {
  io.use((socket, next) => {
    void refusalOf(io, socket, ports)
      .catch((error: unknown) => {
        ports.report(error, { task: 'admit-socket' });
        return 'service-unavailable' as const;
      })
      .then((refusal) => (refusal === null ? next() : next(new Error(refusal))));
  });
};
