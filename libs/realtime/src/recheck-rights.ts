import type { LiveServer, LiveSocket } from './live-socket.js';
import type { HeldRight, RealtimePorts } from './ports.js';
import type { Presence } from './presence.js';
import type { Typing } from './typing.js';

interface Parts {
  readonly io: LiveServer;
  readonly ports: RealtimePorts;
  readonly presence: Presence;
  readonly typing: Typing;
}

const rightsOf = (socket: LiveSocket): { right: HeldRight; room: string | null }[] => {
  const { personId, sessionId } = socket.data.person.viewer;
  return [
    {
      right: { personId, sessionId, communityId: null, threadId: null, publicationId: null },
      room: null,
    },
    ...[...socket.data.entered].map(([room, entered]) => ({
      right: { personId, sessionId, ...entered },
      room,
    })),
  ];
};

const drop = ({ presence, typing }: Parts, socket: LiveSocket, room: string | null): void => {
  if (room === null) {
    socket.disconnect(true);
    return;
  }
  const entered = socket.data.entered.get(room);
  if (entered === undefined) return;
  const { communityId, threadId, publicationId } = entered;
  socket.data.entered.delete(room);
  void socket.leave(room);
  socket.emit('gone', {
    ...(communityId !== null && { communityId }),
    ...(threadId !== null && { threadId }),
    ...(publicationId !== null && { publicationId }),
  });
  if (threadId === null) return;
  typing.set(threadId, socket.data.person, false);
  presence.changed(threadId);
};

const dropLostRights = async (parts: Parts, sockets: readonly LiveSocket[]): Promise<void> => {
  const held = sockets.flatMap((socket) => rightsOf(socket).map((entry) => ({ socket, ...entry })));
  const still = await parts.ports.stillHeld(held.map(({ right }) => right));
  for (const { socket, right, room } of held) if (!still.has(right)) drop(parts, socket, room);
};

const followPreferences = async (
  { ports, presence, typing }: Parts,
  sockets: readonly LiveSocket[],
): Promise<void> => {
  const showing = await ports.showing([...new Set(sockets.map(({ data }) => data.person.viewer.personId))]);
  for (const { data } of sockets) {
    const { person, entered } = data;
    const now = showing.get(person.viewer.personId) ?? person;
    if (now.showPresence === person.showPresence && now.showTyping === person.showTyping) continue;
    const { showPresence, showTyping } = now;
    data.person = { ...person, showPresence, showTyping };
    for (const { threadId } of entered.values()) {
      if (threadId === null) continue;
      if (!showTyping) typing.set(threadId, data.person, false);
      presence.changed(threadId);
    }
  }
};

/**
 * Asks again, for every socket of this process and in a few statements, whether its session and its rooms still are
 * its right, ends what is not, and takes over what people let others see. Facts about removal only make this run
 * sooner; correctness does not hang on them.
 */
export const recheckRights = async (parts: Parts): Promise<void> => {
  const sockets = [...parts.io.of('/').sockets.values()];
  if (sockets.length === 0) return;
  await dropLostRights(parts, sockets);
  await followPreferences(parts, sockets);
};
