import type { SocketFrames } from '#libs/contracts';
import { newId } from '#libs/kernel';

import type { LiveServer } from './live-socket.js';
import type { ProcessLink } from './process-link.js';
import type { Relayed, RelayedFrame, RelayedMove, RelayedPeople } from './relayed.js';

const FLUSH_MS = 5;
const ENVELOPE_BYTES = 100;

/** Who wants to know what passes. */
export interface EmitterListeners {
  /** A text came through the link that no process of ours, of this version, would send. */
  misunderstood(error: unknown): void;
  /** A frame goes to the sockets of this process. */
  frame(frame: RelayedFrame): void;
  /** Another process could not send an event of this stream. */
  moved(move: RelayedMove): void;
  /** Another process tells who is there. */
  people(process: string, people: RelayedPeople): void;
}

/**
 * Sends frames to rooms: to this process's sockets at once, and to the other processes in small batches. The local
 * part never waits for the link between processes, so losing that link costs nobody here anything.
 */
export class Emitter {
  private readonly self = newId();
  private pending: Relayed[] = [];
  private timer: NodeJS.Timeout | null = null;

  /** @param io null in a process without sockets, which only tells the others */
  constructor(
    private readonly io: LiveServer | null,
    private readonly link: ProcessLink | null,
    private readonly listeners: EmitterListeners,
  ) {
    if (io === null) return;
    link?.onText((text) => {
      // Another version, or somebody with access to the link, wrote it: no reason for this process to end.
      try {
        this.receive(text);
      } catch (error) {
        listeners.misunderstood(error);
      }
    });
  }

  /** Tells a room in every process. */
  emit<K extends keyof SocketFrames>(room: string, event: K, frame: SocketFrames[K]): void {
    const relayed: RelayedFrame = { about: 'frame', room, event, frame };
    this.emitRelayed(relayed);
    this.share(relayed);
  }

  /** Tells a room in this process only. */
  emitHere<K extends keyof SocketFrames>(room: string, event: K, frame: SocketFrames[K]): void {
    this.emitRelayed({ about: 'frame', room, event, frame });
  }

  /** Tells the other processes. */
  share(message: Relayed): void {
    if (this.link === null) return;
    this.pending.push(message);
    this.timer ??= setTimeout(() => this.flush(), FLUSH_MS);
  }

  private emitRelayed(relayed: RelayedFrame): void {
    if (this.io === null) return;
    this.io.local.to(relayed.room).emit(relayed.event, ...([relayed.frame] as never));
    this.listeners.frame(relayed);
  }

  private receive(text: string): void {
    const { from, messages } = JSON.parse(text) as Envelope;
    if (from === this.self) return;
    for (const message of messages) {
      if (message.about === 'frame') this.emitRelayed(message);
      else if (message.about === 'moved') this.listeners.moved(message);
      else this.listeners.people(from, message);
    }
  }

  private flush(): void {
    const { link, pending, self: from } = this;
    this.pending = [];
    this.timer = null;
    if (link === null) return;
    for (const batch of batches(pending, link.mostBytes - ENVELOPE_BYTES))
      link.send(`{"from":"${from}","messages":[${batch.join(',')}]}`);
  }
}

interface Envelope {
  readonly from: string;
  readonly messages: readonly Relayed[];
}

/** Messages as JSON, packed so that no batch exceeds `most` bytes. */
const batches = (messages: readonly Relayed[], most: number): string[][] => {
  const all: string[][] = [];
  let room = 0;
  for (const message of messages) {
    const text = fit(message, most);
    const size = text === null ? 0 : Buffer.byteLength(text) + 1;
    const batch = all.at(-1);
    if (text === null) continue;
    if (batch === undefined || size > room) {
      all.push([text]);
      room = most - size;
    } else {
      batch.push(text);
      room -= size;
    }
  }
  return all;
};

const fit = (message: Relayed, most: number): string | null => {
  const text = JSON.stringify(message);
  if (Buffer.byteLength(text) < most) return text;
  const smaller = reduce(message);
  return smaller === null ? null : fit(smaller, most);
};

const reduce = (message: Relayed): Relayed | null => {
  if (message.about === 'moved') return null;
  if (message.about !== 'frame')
    return { ...message, people: message.people.slice(0, message.people.length / 2) };
  if (message.event !== 'thread' && message.event !== 'me') return null;
  const { seq } = message.frame as { seq: number };
  const [, id = ''] = message.room.split(':');
  return { about: 'moved', stream: message.event === 'thread' ? 'thread' : 'person', id, seq };
};
