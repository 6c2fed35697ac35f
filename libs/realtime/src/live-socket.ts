import type { DefaultEventsMap, Server, Socket } from 'socket.io';

import type { SocketAnswer, SocketFrames } from '#libs/contracts';

import type { SocketPerson } from './ports.js';

type ServerToClient = { [K in keyof SocketFrames]: (frame: SocketFrames[K]) => void };

/** Which community or publication gives the right to be in a room. */
export interface EnteredRoom {
  readonly communityId: string | null;
  readonly threadId: string | null;
  readonly publicationId: string | null;
}

/** Rooms that a socket entered, by name. */
export type EnteredRooms = Map<string, EnteredRoom>;

/** What we keep with a socket. */
export interface SocketData {
  person: SocketPerson;
  entered: EnteredRooms;
}

export type LiveServer = Server<DefaultEventsMap, ServerToClient, DefaultEventsMap, SocketData>;
export type LiveSocket = Socket<DefaultEventsMap, ServerToClient, DefaultEventsMap, SocketData>;
export type Acknowledge = (answer: SocketAnswer) => void;
