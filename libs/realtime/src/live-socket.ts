import type { DefaultEventsMap, Server, Socket } from 'socket.io';

import type { SocketAnswer, SocketFrames } from '#libs/contracts';

import type { SocketPerson } from './ports.js';

type ServerToClient = { [K in keyof SocketFrames]: (frame: SocketFrames[K]) => void };

/** Which community gives the right to be in each room that a socket entered. */
export type EnteredRooms = Map<string, { communityId: string; threadId: string | null }>;

/** What we keep with a socket. */
export interface SocketData {
  person: SocketPerson;
  entered: EnteredRooms;
}

export type LiveServer = Server<DefaultEventsMap, ServerToClient, DefaultEventsMap, SocketData>;
export type LiveSocket = Socket<DefaultEventsMap, ServerToClient, DefaultEventsMap, SocketData>;
export type Acknowledge = (answer: SocketAnswer) => void;
