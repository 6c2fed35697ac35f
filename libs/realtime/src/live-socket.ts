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

/** A message between the processes of one instance: emit this to the local sockets of a room. */
export interface Relayed {
  readonly room: string;
  readonly event: keyof SocketFrames;
  readonly frame: unknown;
}

/** Who has which threads open in another process. */
export interface PresenceSummary {
  readonly server: string;
  readonly threads: Record<string, string[]>;
  readonly people: unknown[];
}

interface BetweenServers {
  relay: (messages: Relayed[]) => void;
  presence: (summary: PresenceSummary) => void;
}

export type LiveServer = Server<DefaultEventsMap, ServerToClient, BetweenServers, SocketData>;
export type LiveSocket = Socket<DefaultEventsMap, ServerToClient, BetweenServers, SocketData>;
export type Acknowledge = (answer: SocketAnswer) => void;
