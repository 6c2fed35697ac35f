import { DomainError } from '#libs/kernel';

import type { RequestHandlers } from './answer-requests.js';
import type { EnteredRoom, LiveSocket } from './live-socket.js';
import type { RealtimePorts } from './ports.js';
import type { Presence } from './presence.js';
import { rooms } from './rooms.js';
import type { Heads } from './stream-heads.js';
import type { Typing } from './typing.js';

const MOST_ROOMS = 100;

/** What requests act upon. */
export interface LiveParts {
  readonly presence: Presence;
  readonly typing: Typing;
  readonly heads: Heads;
}

const enter = async (socket: LiveSocket, room: string, right: EnteredRoom): Promise<void> => {
  if (socket.data.entered.size >= MOST_ROOMS && !socket.data.entered.has(room)) {
    throw new DomainError('socket.too-many-rooms', { most: MOST_ROOMS });
  }
  socket.data.entered.set(room, right);
  await socket.join(room);
};

const leave = async (socket: LiveSocket, room: string): Promise<void> => {
  socket.data.entered.delete(room);
  await socket.leave(room);
};

const threadHandlers = (
  ports: RealtimePorts,
  { presence, typing, heads }: LiveParts,
): Pick<RequestHandlers, 'follow-thread' | 'leave-thread' | 'typing'> => ({
  'follow-thread': async (socket, { threadId, after }) => {
    const { viewer } = socket.data.person;
    const thread = await ports.thread(viewer, threadId);
    heads.threads.begin(threadId, thread.seq);
    await enter(socket, rooms.thread(threadId), {
      communityId: thread.communityId,
      threadId,
      publicationId: null,
    });
    presence.changed(threadId);
    if (after === null) return { seq: thread.seq };
    const { events, seq, more, tooOld } = await ports.threadEvents(viewer, threadId, after);
    return { missed: events, seq, more: more || tooOld };
  },
  'leave-thread': async (socket, { threadId }) => {
    await leave(socket, rooms.thread(threadId));
    typing.set(threadId, socket.data.person, false);
    presence.changed(threadId);
    return {};
  },
  typing: async (socket, { threadId, on }) => {
    if (!socket.rooms.has(rooms.thread(threadId))) throw new DomainError('not-found');
    typing.set(threadId, socket.data.person, on);
    return Promise.resolve({});
  },
});

/** What clients may ask for. A room is entered before missed events are read, so that nothing falls in between. */
export const requestHandlers = (ports: RealtimePorts, parts: LiveParts): RequestHandlers => ({
  ...threadHandlers(ports, parts),
  'follow-community': async (socket, { communityId }) => {
    await ports.requireCommunity(socket.data.person.viewer, communityId);
    await enter(socket, rooms.community(communityId), { communityId, threadId: null, publicationId: null });
    return {};
  },
  'leave-community': async (socket, { communityId }) => {
    await leave(socket, rooms.community(communityId));
    return {};
  },
  'follow-publication': async (socket, { publicationId }) => {
    await ports.requirePublication(socket.data.person.viewer, publicationId);
    await enter(socket, rooms.publication(publicationId), {
      communityId: null,
      threadId: null,
      publicationId,
    });
    return {};
  },
  'leave-publication': async (socket, { publicationId }) => {
    await leave(socket, rooms.publication(publicationId));
    return {};
  },
  'follow-me': async (socket, { after }) => {
    const { viewer } = socket.data.person;
    await socket.join(rooms.person(viewer.personId));
    const { events, seq, more, tooOld } = await ports.accountEvents(viewer, after ?? Number.MAX_SAFE_INTEGER);
    parts.heads.people.begin(viewer.personId, seq);
    return { missed: after === null ? [] : events, seq, more: after !== null && (more || tooOld) };
  },
});
