import { Injectable } from '@nestjs/common';

import type {
  AccountCatchUp,
  AccountFrame,
  PersonCard,
  PostContent,
  ThreadCatchUp,
  ThreadFrame,
  ThreadState,
} from '#libs/contracts';
import { Database } from '#libs/database';
import type { AccountViewer, Viewer } from '#libs/kernel';

import { loadContents } from '../posts/load-posts.js';
import { findThread } from '../threads/thread-gate.js';
import { threadStateOf } from '../threads/thread-row.js';

/** Where a client stands in a stream, and how much it wants at once. */
export interface After {
  readonly after: number;
  readonly limit: number;
}

interface StoredEvent {
  readonly seq: number;
  readonly kind: string;
  readonly payload: unknown;
  readonly created_at: Date;
}

/**
 * What happened in a stream after an event. Posts and their authors come as the viewer may see them now, not as they were
 * when the event happened, so that nobody learns by it what was since deleted, reworded or hidden; applying the events in
 * order ends in the same state.
 * Old events are pruned: whoever stands before the first one that is kept is told so.
 */
@Injectable()
export class ReadEvents {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `not-found` */
  async ofThread(viewer: Viewer, threadId: string, { after, limit }: After): Promise<ThreadCatchUp> {
    const { row } = await findThread(this.database, viewer, threadId);
    if (row.seq <= after) return nothingAfter(row.seq);
    const stored = await this.database.sql
      .selectFrom('thread_event')
      .select(['seq', 'kind', 'payload', 'created_at'])
      .where('thread_id', '=', threadId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit)
      .execute();
    if (!followsOn(stored, after)) return tooOld(row.seq);
    const now: Now = {
      contents: await loadContents(this.database.sql, viewer, postIdsIn(stored)),
      author: threadStateOf(row).author,
    };
    const events = stored.map(
      (event) =>
        ({
          kind: event.kind,
          threadId,
          communityId: row.community_id,
          seq: event.seq,
          at: event.created_at.toISOString(),
          payload: refreshed(event.payload, now),
        }) as ThreadFrame,
    );
    return { events, ...endOf(events, Math.max(row.seq, events.at(-1)?.seq ?? 0)), tooOld: false };
  }

  async ofAccount(me: AccountViewer, { after, limit }: After): Promise<AccountCatchUp> {
    const stream = await this.database.sql
      .selectFrom('account_stream')
      .select('seq')
      .where('person_id', '=', me.personId)
      .executeTakeFirst();
    const seq = stream?.seq ?? 0;
    if (seq <= after) return nothingAfter(seq);
    const stored = await this.database.sql
      .selectFrom('account_event')
      .select(['seq', 'kind', 'payload', 'created_at'])
      .where('person_id', '=', me.personId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit)
      .execute();
    if (!followsOn(stored, after)) return tooOld(seq);
    const events = stored.map(
      ({ seq: number, kind, payload, created_at: at }) =>
        ({ kind, seq: number, at: at.toISOString(), payload }) as AccountFrame,
    );
    return { events, ...endOf(events, Math.max(seq, events.at(-1)?.seq ?? 0)), tooOld: false };
  }
}

interface Ends {
  readonly events: [];
  readonly seq: number;
  readonly more: false;
  readonly tooOld: boolean;
}

const nothingAfter = (seq: number): Ends => ({ events: [], seq, more: false, tooOld: false });

const tooOld = (seq: number): Ends => ({ events: [], seq, more: false, tooOld: true });

/** Whether these are the events right behind `after`; the stream is known to have gone on since. */
const followsOn = (events: readonly { seq: number }[], after: number): boolean =>
  events.length > 0 && events.every(({ seq }, index) => seq === after + 1 + index);

const endOf = (events: readonly { seq: number }[], seq: number): { seq: number; more: boolean } => {
  const last = events.at(-1);
  return { seq, more: last !== undefined && last.seq < seq };
};

/** What events speak of, as the viewer may see it now. */
interface Now {
  readonly contents: ReadonlyMap<string, PostContent>;
  /** Who opened the thread. */
  readonly author: PersonCard;
}

const carries = (payload: unknown, name: 'post' | 'thread'): boolean =>
  typeof payload === 'object' && payload !== null && name in payload;

const carriesPost = (payload: unknown): payload is { readonly post: PostContent } => carries(payload, 'post');

const carriesThread = (payload: unknown): payload is { readonly thread: ThreadState } =>
  carries(payload, 'thread');

const postIdsIn = (events: readonly StoredEvent[]): string[] => [
  ...new Set(events.flatMap(({ payload }) => (carriesPost(payload) ? [payload.post.id] : []))),
];

const refreshed = (payload: unknown, { contents, author }: Now): unknown => {
  if (carriesThread(payload)) return { ...payload, thread: { ...payload.thread, author } };
  if (!carriesPost(payload)) return payload;
  return { ...payload, post: contents.get(payload.post.id) ?? payload.post };
};
