import type { SocketFrames } from '#libs/contracts';

import type { LiveServer, PresenceSummary, Relayed } from './live-socket.js';

const FLUSH_MS = 5;

/**
 * Sends frames to rooms: to this process's sockets at once, and to the other processes in small batches. The local
 * part never waits for the link between processes, so losing that link costs nobody here anything.
 */
export class Emitter {
  private pending: Relayed[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly io: LiveServer,
    private readonly linked: boolean,
  ) {
    io.on('relay', (messages) => {
      for (const message of messages) this.emitHere(message);
    });
  }

  emit<K extends keyof SocketFrames>(room: string, event: K, frame: SocketFrames[K]): void {
    const message: Relayed = { room, event, frame };
    this.emitHere(message);
    if (!this.linked) return;
    this.pending.push(message);
    this.timer ??= setTimeout(() => this.flush(), FLUSH_MS);
  }

  /** Tells every local socket. */
  emitToAllHere<K extends keyof SocketFrames>(event: K, frame: SocketFrames[K]): void {
    this.io.local.emit(event, ...([frame] as never));
  }

  /** Tells the other processes something that is not for sockets. */
  shareWithOthers(event: 'presence', summary: PresenceSummary): void {
    if (this.linked) this.io.serverSideEmit(event, summary);
  }

  private emitHere({ room, event, frame }: Relayed): void {
    this.io.local.to(room).emit(event, ...([frame] as never));
  }

  private flush(): void {
    const messages = this.pending;
    this.pending = [];
    this.timer = null;
    for (const batch of batches(messages)) this.io.serverSideEmit('relay', batch);
  }
}

/** `NOTIFY` carries at most 8,000 bytes; a larger frame travels alone, through a table. */
const MOST_BYTES = 7_000;

const batches = (messages: readonly Relayed[]): Relayed[][] => {
  const all: Relayed[][] = [];
  let room = 0;
  for (const message of messages) {
    const size = Buffer.byteLength(JSON.stringify(message)) + 1;
    const batch = all.at(-1);
    if (batch === undefined || size > room) {
      all.push([message]);
      room = MOST_BYTES - size;
    } else {
      batch.push(message);
      room -= size;
    }
  }
  return all;
};
