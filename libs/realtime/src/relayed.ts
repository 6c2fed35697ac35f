import type { Present, SocketFrames } from '#libs/contracts';

/** A frame for the sockets of a room. */
export interface RelayedFrame {
  readonly about: 'frame';
  readonly room: string;
  readonly event: keyof SocketFrames;
  readonly frame: unknown;
}

/** A stream moved, by an event too large for the link: read it from the database. */
export interface RelayedMove {
  readonly about: 'moved';
  readonly stream: 'thread' | 'person';
  readonly id: string;
  readonly seq: number;
}

/** Who, among the sender's sockets, has a thread open or is writing in it. */
export interface RelayedPeople extends Present {
  readonly about: 'presence' | 'typing';
  readonly threadId: string;
}

/** What the processes of one instance tell each other. */
export type Relayed = RelayedFrame | RelayedMove | RelayedPeople;
