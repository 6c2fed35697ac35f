import type { Server as HttpServer } from 'node:http';

import type { Committed, Database } from '#libs/database';
import { repeat, type Repeated } from '#libs/kernel';

import { admitSockets } from './admit-socket.js';
import { answerRequests } from './answer-requests.js';
import { broadcastEvents } from './broadcast-events.js';
import { Emitter } from './emitter.js';
import { guardTransports } from './guard-transports.js';
import { linkProcesses } from './link-processes.js';
import type { LiveServer, LiveSocket } from './live-socket.js';
import { openSocketServer } from './open-socket-server.js';
import type { RealtimePorts } from './ports.js';
import { Presence } from './presence.js';
import type { ProcessLink } from './process-link.js';
import { recheckRights } from './recheck-rights.js';
import { repairStreams } from './repair-streams.js';
import { requestHandlers, type LiveParts } from './request-handlers.js';
import { Heads } from './stream-heads.js';
import { Typing } from './typing.js';

const REPAIR_EVERY_MS = 1_500;
const RECHECK_EVERY_MS = 3_000;
const REPEAT_PRESENCE_EVERY_MS = 15_000;
const MOVE_WITHIN_MS = 3_000;

/** Facts after which somebody may have fewer rights, or show less, than a moment ago. */
const RIGHTS_CHANGED = new Set<string>([
  'membership.removed',
  'membership.changed',
  'person.banned',
  'person.suspended',
  'person.removed',
  'person.updated',
  'sessions.ended',
  'community.visibility-changed',
  'community.updated',
  'community.deleted',
  'thread.deleted',
  'person.unfollowed',
  'publication.changed',
  'publication.deleted',
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

interface RealtimeParts extends LiveParts {
  readonly io: LiveServer;
  readonly link: ProcessLink | null;
  readonly emitter: Emitter;
  readonly options: RealtimeOptions;
}

const assemble = async (options: RealtimeOptions): Promise<RealtimeParts> => {
  const { http, publicUrl, redisUrl, sharedDatabaseUrl: databaseUrl, ports } = options;
  const link = await linkProcesses({ redisUrl, databaseUrl, scope: publicUrl, report: ports.report });
  const io = openSocketServer(http, publicUrl);
  const heads = new Heads();
  const emitter = new Emitter(io, link, {
    frame: (frame) => heads.frame(frame),
    moved: (move) => heads.moved(move),
    misunderstood: (error) => ports.report(error, { task: 'read-link' }),
    people: (process, told) => (told.about === 'presence' ? presence : typing).learn(process, told),
  });
  const presence = new Presence(io, emitter);
  const typing = new Typing(emitter);
  return { io, link, heads, emitter, presence, typing, options };
};

/** The live side of the server: sockets, rooms, broadcasts, presence and typing. */
export class Realtime {
  private readonly recheck: Repeated;
  private readonly tasks: readonly Repeated[];
  private stopped = false;

  private constructor(private readonly parts: RealtimeParts) {
    const { io, emitter, heads, presence, typing, options } = parts;
    const { database, ports } = options;
    const every = (ms: number, task: string, work: () => Promise<void> | void): Repeated =>
      repeat(ms, work, (error) => ports.report(error, { task }));
    this.recheck = every(RECHECK_EVERY_MS, 'recheck-rights', () =>
      recheckRights({ io, ports, presence, typing }),
    );
    this.tasks = [
      this.recheck,
      every(REPAIR_EVERY_MS, 'repair-streams', () => repairStreams({ io, database, emitter, heads })),
      every(REPEAT_PRESENCE_EVERY_MS, 'repeat-presence', () => {
        presence.repeat();
        typing.forget();
      }),
    ];
    guardTransports(io, ports);
    admitSockets(io, ports);
    io.on('connection', (socket) => welcome(socket, parts));
    database.onCommitted((facts) => this.committed(facts));
  }

  static async start(options: RealtimeOptions): Promise<Realtime> {
    return new Realtime(await assemble(options));
  }

  /** Tells every socket to go elsewhere, then closes the endpoint. */
  async stop(): Promise<void> {
    const { io, link, presence, typing } = this.parts;
    this.stopped = true;
    for (const task of this.tasks) task.stop();
    presence.close();
    typing.close();
    io.local.emit('moving', { withinMs: MOVE_WITHIN_MS });
    io.local.disconnectSockets(true);
    io.engine.close();
    await link?.close();
  }

  private committed(facts: Committed): void {
    if (this.stopped) return;
    broadcastEvents(this.parts.emitter, facts);
    if (facts.domainEvents.some(({ kind }) => RIGHTS_CHANGED.has(kind))) this.recheck.now();
  }
}

const welcome = (socket: LiveSocket, { options, ...parts }: RealtimeParts): void => {
  const { ports } = options;
  answerRequests(socket, requestHandlers(ports, parts), ports);
  socket.on('disconnect', () => {
    for (const { threadId } of socket.data.entered.values()) {
      if (threadId === null) continue;
      parts.typing.set(threadId, socket.data.person, false);
      parts.presence.changed(threadId);
    }
  });
};
