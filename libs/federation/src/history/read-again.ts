import { sql } from 'kysely';

import type { Database, Visibility } from '#libs/database';
import type { Attempt } from '#libs/jobs';
import type { Clock } from '#libs/kernel';
import type { Log } from '#libs/observability';

import type { Iri } from '../incoming/iri.js';
import { HistoryFetch, HostRests, TurnOver } from './history-fetch.js';
import type { ReadThread } from './read-thread.js';
import { readerColumn, type ReaderDocuments } from './reader-documents.js';
import type { Reading } from './take-posts.js';

export interface ReadAgainParts {
  readonly database: Database;
  readonly documents: Pick<ReaderDocuments, 'of'>;
  readonly threads: Pick<ReadThread, 'read'>;
  readonly clock: Clock;
  readonly log: Log;
}

interface ThreadRow {
  readonly thread_id: string;
  readonly uri: Iri;
  readonly community_id: string;
  readonly community_uri: Iri;
  readonly visibility: Visibility;
  readonly reader: string | null;
}

/** What one community may cost each time, and how many threads there are at most, of all communities. */
const ALLOWANCE = { requests: 300, bytes: 32 * 1024 * 1024, seconds: 60 };
const MOST_THREADS = 100;

/** Threads in which something was written so lately are read again so often. */
const LATELY_DAYS = 7;
const EVERY_HOURS = 24;

/**
 * Reads threads of communities elsewhere again in which people write: what their servers could not deliver is found then,
 * and readers know whether they see everything.
 */
export class ReadAgain {
  constructor(private readonly parts: ReadAgainParts) {}

  async run({ signal }: Pick<Attempt, 'signal'>): Promise<void> {
    const readings = new Map<string, Reading>();
    const spent = new Set<string>();
    for (const thread of await this.due()) {
      if (signal.aborted) return;
      const { community_id: communityId } = thread;
      const reading = readings.get(communityId) ?? this.begin(thread, signal);
      readings.set(communityId, reading);
      if (!spent.has(communityId) && !(await this.read(thread, reading))) spent.add(communityId);
    }
  }

  /** Of each community in turn: one with very many threads, or that rests, keeps no other waiting. */
  private async due(): Promise<readonly ThreadRow[]> {
    const { rows } = await sql<ThreadRow>`
      select due.* from (
        select t.id as thread_id, p.uri, c.id as community_id, a.uri as community_uri, c.visibility,
          ${readerColumn} as reader, home.asked_at, t.last_post_at, row_number() over (
            partition by c.id order by home.asked_at nulls first, t.last_post_at desc, t.id) as place
        from thread t
        join post p on p.id = t.root_post_id and p.uri is not null
        join community c on c.id = t.community_id and c.deleted_at is null
        join remote_actor a on a.owner_id = c.id and a.gone_at is null
        left join thread_home home on home.thread_id = t.id
        where t.deleted_at is null and t.last_post_at > now() - make_interval(days => ${sql.lit(LATELY_DAYS)})
          and (home.asked_at is null or home.asked_at < now() - make_interval(hours => ${sql.lit(EVERY_HOURS)}))
          and exists (select 1 from follow f where f.target_id = c.id and f.state = 'accepted')
          and not exists (select 1 from community_history h where h.community_id = c.id and h.state = 'reading')
      ) due
      order by place, asked_at nulls first, last_post_at desc, thread_id limit ${sql.lit(MOST_THREADS)}`.execute(
      this.parts.database.sql,
    );
    return rows;
  }

  private begin(
    { community_uri: iri, community_id: id, visibility, reader }: ThreadRow,
    signal: AbortSignal,
  ): Reading {
    const { clock } = this.parts;
    const documents = this.parts.documents.of(reader);
    const fetch = new HistoryFetch({ documents, clock, signal, allowance: ALLOWANCE });
    return { community: { iri, id, visibility, isHostedHere: false }, fetch };
  }

  /** @returns false where no more is asked of the community this time */
  private async read({ uri, thread_id: threadId }: ThreadRow, reading: Reading): Promise<boolean> {
    await this.noteAsked(threadId);
    try {
      await this.parts.threads.read(uri, reading, true);
    } catch (error) {
      if (error instanceof HostRests || error instanceof TurnOver) return false;
      this.parts.log.warn({ err: error, thread: uri }, 'a thread elsewhere could not be read again');
    }
    return true;
  }

  /** Also a thread that cannot be had is not asked for all the time. */
  private async noteAsked(threadId: string): Promise<void> {
    const asked_at = this.parts.clock.now();
    await this.parts.database.transaction((tx) =>
      tx.sql
        .insertInto('thread_home')
        .values({ thread_id: threadId, asked_at, is_being_read: false })
        .onConflict((conflict) => conflict.column('thread_id').doUpdateSet({ asked_at }))
        .execute(),
    );
  }
}
