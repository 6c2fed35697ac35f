import type { LiveServer, LiveSocket } from './live-socket.js';
import type { HeldRight, RealtimePorts } from './ports.js';

const rightsOf = (socket: LiveSocket): { right: HeldRight; room: string | null }[] => {
  const { personId, sessionId } = socket.data.person.viewer;
  return [
    { right: { personId, sessionId, communityId: null }, room: null },
    ...[...socket.data.entered].map(([room, { communityId }]) => ({
      right: { personId, sessionId, communityId },
      room,
    })),
  ];
};

const drop = (socket: LiveSocket, room: string | null): void => {
  if (room === null) {
    socket.disconnect(true);
    return;
  }
  const entered = socket.data.entered.get(room);
  if (entered === undefined) return;
  socket.data.entered.delete(room);
  void socket.leave(room);
  socket.emit('gone', {
    communityId: entered.communityId,
    ...(entered.threadId !== null && { threadId: entered.threadId }),
  });
};

/**
 * Asks again, for every socket of this process and in one query, whether its session and its rooms still are its
 * right, and ends what is not. Facts about removal only make this run sooner; correctness does not hang on them.
 */
export const recheckRights = async (io: LiveServer, ports: RealtimePorts): Promise<void> => {
  const held = [...io.of('/').sockets.values()].flatMap((socket) =>
    rightsOf(socket).map((entry) => ({ socket: socket, ...entry })),
  );
  if (held.length === 0) return;
  const still = await ports.stillHeld(held.map(({ right }) => right));
  for (const { socket, right, room } of held) if (!still.has(right)) drop(socket, room);
};
