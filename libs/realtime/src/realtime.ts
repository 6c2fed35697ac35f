import type { Server as HttpServer } from 'node:http';

import type { Committed, Database } from '#libs/database';
import { LIMITS, newId } from '#libs/kernel';

import { answerRequests } from './answer-requests.js';
import { EventBroadcaster } from './broadcast-events.js';
import { Emitter } from './emitter.js';
import { linkProcesses, type ClusterLink } from './link-processes.js';
import type { LiveServer, LiveSocket } from './live-socket.js';
import { openSocketServer } from './open-socket-server.js';
import type { RealtimePorts } from './ports.js';
import { Presence } from './presence.js';
import { recheckRights } from './recheck-rights.js';
import { requestHandlers } from './request-handlers.js';
import { rooms } from './rooms.js';
import { sweepUnsent } from './sweep-unsent.js';
import { Typing } from './typing.js';

const SWEEP_EVERY_MS = 1_000;
const RECHECK_EVERY_MS = 3_000;
const REPEAT_PRESENCE_EVERY_MS = 20_000;
const MOVE_WITHIN_MS = 3_000;

/** Facts after which somebody may have fewer rights than a moment ago. */
const RIGHTS_CHANGED = new Set<string>([
  'membership.removed',
  'membership.changed',
  'person.banned',
  'person.suspended',
  'sessions.ended',
  'community.visibility-changed',
  'community.updated',
]);

export interface RealtimeOptions {
  readonly http: HttpServer;
  readonly database: Database;
  readonly publicUrl: string;
  readonly redisUrl: string | undefined;
  /** Set when several processes may share the database server. */
  readonly sharedDatabaseUrl: string | undefined;
  readonly ports: RealtimePorts;
}

/** The live side of the server: sockets, rooms, broadcasts, presence and typing. */
export class Realtime {
  private readonly timers: NodeJS.Timeout[] = [];
  private rechecking: Promise<void> | null = null;
  private recheckAgain = false;
  private stopped = false;

  private constructor(
    private readonly io: LiveServer,
    private readonly link: ClusterLink,
    private readonly options: RealtimeOptions,
    private readonly broadcaster: EventBroadcaster,
    private readonly closers: readonly { close(): void }[],
  ) {}

  static async start(options: RealtimeOptions): Promise<Realtime> {
    const { ports, database } = options;
    const io = openSocketServer(options.http, options.publicUrl);
    const linked = options.redisUrl !== undefined || options.sharedDatabaseUrl !== undefined;
    const link = await linkProcesses(io, {
      redisUrl: options.redisUrl,
      databaseUrl: options.sharedDatabaseUrl,
      report: ports.report,
    });
    const emitter = new Emitter(io, linked);
    const broadcaster = new EventBroadcaster(database, emitter, ports.report);
    const presence = new Presence(io, emitter, newId());
    const typing = new Typing(emitter);
    const realtime = new Realtime(io, link, options, broadcaster, [presence, typing]);
    const handlers = requestHandlers(ports, presence, typing);
    io.use((socket, next) => void admit(io, socket, ports).then(() => next(), next));
    io.on('connection', (socket) => welcome(socket, { handlers, ports, presence, typing }));
    link.onRestored(() => emitter.emitToAllHere('resync', {}));
    database.onCommitted((facts) => realtime.committed(facts));
    realtime.every(SWEEP_EVERY_MS, () => sweepUnsent(database, broadcaster));
    realtime.every(RECHECK_EVERY_MS, () => realtime.recheck());
    realtime.every(REPEAT_PRESENCE_EVERY_MS, async () => presence.repeat());
    return realtime;
  }

  /** Tells every socket to go elsewhere, then closes the endpoint. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
    for (const part of this.closers) part.close();
    this.io.local.emit('moving', { withinMs: MOVE_WITHIN_MS });
    await this.broadcaster.settle();
    this.io.local.disconnectSockets(true);
    this.io.engine.close();
    await this.link.close();
  }

  private committed(facts: Committed): void {
    if (this.stopped) return;
    this.broadcaster.broadcast(facts);
    if (facts.domainEvents.some(({ kind }) => RIGHTS_CHANGED.has(kind))) {
      this.recheck().catch((error: unknown) => this.options.ports.report(error, { task: 'recheck-rights' }));
    }
  }

  /** Runs one re-check at a time; a request that comes meanwhile makes it run once more. */
  private recheck(): Promise<void> {
    if (this.rechecking !== null) {
      this.recheckAgain = true;
      return this.rechecking;
    }
    this.rechecking = recheckRights(this.io, this.options.ports).finally(() => {
      this.rechecking = null;
      if (!this.recheckAgain) return;
      this.recheckAgain = false;
      this.recheck().catch((error: unknown) => this.options.ports.report(error, { task: 'recheck-rights' }));
    });
    return this.rechecking;
  }

  private every(ms: number, work: () => Promise<void>): void {
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      work()
        .catch((error: unknown) => this.options.ports.report(error, { task: 'realtime' }))
        .finally(() => {
          busy = false;
        });
    }, ms);
    timer.unref();
    this.timers.push(timer);
  }
}

const admit = async (io: LiveServer, socket: LiveSocket, ports: RealtimePorts): Promise<void> => {
  const person = await ports.personOf(socket.handshake.headers.cookie ?? '');
  if (person === null) throw new Error('sign-in-required');
  const own = io.of('/').adapter.rooms.get(rooms.person(person.viewer.personId))?.size ?? 0;
  if (own >= LIMITS.socket.perPerson) throw new Error('socket.too-many');
  socket.data.person = person;
  socket.data.entered = new Map();
};

interface Welcome {
  readonly handlers: ReturnType<typeof requestHandlers>;
  readonly ports: RealtimePorts;
  readonly presence: Presence;
  readonly typing: Typing;
}

const welcome = (socket: LiveSocket, { handlers, ports, presence, typing }: Welcome): void => {
  const { viewer } = socket.data.person;
  void socket.join([rooms.person(viewer.personId), rooms.session(viewer.sessionId)]);
  answerRequests(socket, handlers, ports);
  socket.on('disconnect', () => {
    for (const { threadId } of socket.data.entered.values()) {
      if (threadId === null) continue;
      typing.set(threadId, socket.data.person, false);
      presence.changed(threadId);
    }
  });
};
