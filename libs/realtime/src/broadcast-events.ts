import { sql } from 'kysely';

import type { AccountFrame, CommunityHint, ThreadFrame } from '#libs/contracts';
import type { AccountStreamEvent, Committed, Database, ThreadStreamEvent } from '#libs/database';

import type { Emitter } from './emitter.js';
import { rooms } from './rooms.js';

const MARK_EVERY_MS = 200;
const HINTED = new Set(['post.added', 'post.deleted', 'post.restored', 'thread.changed']);

const threadFrameOf = ({ at, ...event }: ThreadStreamEvent): ThreadFrame =>
  ({ ...event, at: at.toISOString() }) as ThreadFrame;

const hintOf = ({ communityId, threadId, seq, kind }: ThreadStreamEvent): CommunityHint => ({
  communityId,
  threadId,
  seq,
  kind,
});

const accountFrameOf = ({ seq, kind, payload, at }: AccountStreamEvent): AccountFrame =>
  ({ seq, kind, payload, at: at.toISOString() }) as AccountFrame;

/**
 * Sends committed stream events to their rooms and remembers that it did, in batches behind the writes: should the
 * process die in between, the sweeper sends them once more and clients drop the repeat by its number.
 */
export class EventBroadcaster {
  private sentThreadEvents: ThreadStreamEvent[] = [];
  private sentAccountEvents: AccountStreamEvent[] = [];
  private timer: NodeJS.Timeout | null = null;
  private marking: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly emitter: Emitter,
    private readonly report: (error: unknown, context: Record<string, unknown>) => void,
  ) {}

  broadcast({ threadEvents, accountEvents }: Pick<Committed, 'threadEvents' | 'accountEvents'>): void {
    for (const event of threadEvents) this.sendThreadEvent(event);
    for (const event of accountEvents) {
      this.emitter.emit(rooms.person(event.personId), 'me', accountFrameOf(event));
      this.sentAccountEvents.push(event);
    }
    this.timer ??= setTimeout(() => this.markSoon(), MARK_EVERY_MS);
  }

  /** Writes down what was sent; to be awaited before the database closes. */
  async settle(): Promise<void> {
    if (this.timer !== null) {
      clearTimeout(this.timer);
      this.markSoon();
    }
    await this.marking;
  }

  private sendThreadEvent(event: ThreadStreamEvent): void {
    this.emitter.emit(rooms.thread(event.threadId), 'thread', threadFrameOf(event));
    if (HINTED.has(event.kind)) {
      this.emitter.emit(rooms.community(event.communityId), 'community', hintOf(event));
    }
    this.sentThreadEvents.push(event);
  }

  private markSoon(): void {
    const { sentThreadEvents, sentAccountEvents } = this;
    this.sentThreadEvents = [];
    this.sentAccountEvents = [];
    this.timer = null;
    this.marking = this.marking
      .then(() => markSent(this.database, sentThreadEvents, sentAccountEvents))
      .catch((error: unknown) => this.report(error, { task: 'mark-sent' }));
  }
}

const markSent = async (
  database: Database,
  threadEvents: readonly ThreadStreamEvent[],
  accountEvents: readonly AccountStreamEvent[],
): Promise<void> => {
  if (threadEvents.length > 0) {
    await sql`
      update thread_event e set broadcast_at = now()
      from unnest(${threadEvents.map((e) => e.threadId)}::uuid[], ${threadEvents.map((e) => e.seq)}::bigint[]) s (id, seq)
      where e.thread_id = s.id and e.seq = s.seq`.execute(database.sql);
  }
  if (accountEvents.length > 0) {
    await sql`
      update account_event e set broadcast_at = now()
      from unnest(${accountEvents.map((e) => e.personId)}::uuid[], ${accountEvents.map((e) => e.seq)}::bigint[]) s (id, seq)
      where e.person_id = s.id and e.seq = s.seq`.execute(database.sql);
  }
};
