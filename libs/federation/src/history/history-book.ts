import { sql } from 'kysely';

import type { Database, Transaction, Visibility } from '#libs/database';

import type { CommunityAt } from '../inbox/find-communities.js';
import type { Iri } from '../incoming/iri.js';
import type { Allowance } from './history-fetch.js';
import { readerColumn } from './reader-documents.js';

/** Another process has taken the reading over. */
export class TakenOver extends Error {
  constructor() {
    super('another process reads on');
    this.name = 'TakenOver';
  }
}

/** How far the reading of a community has come. */
export interface Progress {
  readonly community: CommunityAt;
  /** In whose name it is read; null: of this instance. */
  readonly reader: string | null;
  /** Its collection of pinned threads. */
  readonly featured: Iri | null;
  /** Somebody here follows it. */
  readonly isFollowed: boolean;
  readonly state: 'reading' | 'done' | 'stopped';
  readonly pages: readonly string[];
  readonly nextPage: Iri | null;
  readonly pageTries: number;
  readonly threadsFound: number;
  readonly oldestAt: Date | null;
  readonly cost: Allowance;
}

/** What a page of a list of threads says. */
export interface PageRead {
  readonly page: Iri;
  readonly threads: readonly Iri[];
  readonly isPinned: boolean;
  /** Where the list goes on; left out, that stays as it is. */
  readonly next?: Iri | null;
}

export interface OpenThreadRow {
  readonly uri: Iri;
  readonly tries: number;
}

interface ProgressRow {
  readonly uri: Iri;
  readonly visibility: Visibility;
  readonly reader: string | null;
  readonly featured: Iri | null;
  readonly is_followed: boolean;
  readonly state: Progress['state'];
  readonly pages: string[];
  readonly next_page: Iri | null;
  readonly page_tries: number;
  readonly threads_found: number;
  readonly oldest_at: Date | null;
  readonly requests: number;
  readonly bytes: number;
  readonly seconds: number;
}

/** The rows in which is kept how far one reading has come. Whatever they say is done need not be done again. */
export class HistoryBook {
  /** @param holds whether it is still this process that reads */
  constructor(
    private readonly database: Database,
    private readonly communityId: string,
    private readonly holds: (tx: Transaction) => Promise<boolean>,
  ) {}

  /** Null where nothing was begun, or the community is gone. */
  async progress(): Promise<Progress | null> {
    const { rows } = await sql<ProgressRow>`
      select a.uri, c.visibility, ${readerColumn} as reader, a.featured, h.state, h.pages, h.next_page, h.page_tries, h.threads_found,
        h.oldest_at, h.requests, h.bytes, h.seconds,
        exists (select 1 from follow f where f.target_id = c.id and f.state = 'accepted') as is_followed
      from community_history h
      join community c on c.id = h.community_id and c.deleted_at is null
      join remote_actor a on a.owner_id = c.id and a.gone_at is null
      where h.community_id = ${this.communityId}`.execute(this.database.sql);
    const [row] = rows;
    if (row === undefined) return null;
    const { requests, bytes, seconds } = row;
    return {
      community: { iri: row.uri, id: this.communityId, isHostedHere: false, visibility: row.visibility },
      reader: row.reader,
      featured: row.featured,
      isFollowed: row.is_followed,
      state: row.state,
      pages: row.pages,
      nextPage: row.next_page,
      pageTries: row.page_tries,
      threadsFound: row.threads_found,
      oldestAt: row.oldest_at,
      cost: { requests, bytes, seconds },
    };
  }

  /** Writes down the threads of a page, and that it was read. */
  async notePage({ page, threads, isPinned, next }: PageRead): Promise<void> {
    const id = this.communityId;
    await this.write(async (tx) => {
      const { rows: added } = await sql`
        insert into history_thread (community_id, uri, position, is_pinned)
        select h.community_id, given.uri, h.threads_found + given.number, ${isPinned}::boolean
        from unnest(${[...threads]}::text[]) with ordinality given (uri, number)
        join community_history h on h.community_id = ${id}
        on conflict do nothing returning 1`.execute(tx.sql);
      await sql`
        update community_history set pages = array_append(pages, ${page}::text), page_tries = 0,
          threads_found = threads_found + ${added.length}::integer,
          next_page = case when ${next !== undefined}::boolean then ${next ?? null}::text else next_page end
        where community_id = ${id}`.execute(tx.sql);
    });
  }

  /** Writes down that a page could not be had. */
  async notePageMissing(because: string): Promise<void> {
    await this.write(async (tx) => {
      await sql`
        update community_history set page_tries = page_tries + 1, last_error = ${because}
        where community_id = ${this.communityId}`.execute(tx.sql);
    });
  }

  /** The thread that is read next; null where none is due. */
  async nextThread(now: Date): Promise<OpenThreadRow | null> {
    const { rows } = await sql<OpenThreadRow>`
      select uri, tries from history_thread
      where community_id = ${this.communityId} and ended_at is null and (not_before is null or not_before <= ${now})
      order by position limit 1`.execute(this.database.sql);
    return rows[0] ?? null;
  }

  /** When the first of the threads is due that were put off; null where nothing is left. */
  async nextDue(): Promise<Date | null> {
    const { rows } = await sql<{ due: Date | null }>`
      select min(not_before) as due from history_thread
      where community_id = ${this.communityId} and ended_at is null`.execute(this.database.sql);
    return rows[0]?.due ?? null;
  }

  /** A thread is not read again. */
  async endThread({ uri }: OpenThreadRow, because: string, now: Date): Promise<void> {
    await this.write(async (tx) => {
      await sql`
        update history_thread set ended_at = ${now}, because = ${because}, tries = tries + 1
        where community_id = ${this.communityId} and uri = ${uri}`.execute(tx.sql);
      await sql`
        update community_history h set threads_read = threads_read + 1, oldest_at = (
          select min(p.created_at) from history_thread t join post p on p.uri = t.uri
          where t.community_id = h.community_id and not t.is_pinned)
        where community_id = ${this.communityId}`.execute(tx.sql);
    });
  }

  /** A thread is read again later. */
  async putOff({ uri }: OpenThreadRow, because: string, until: Date): Promise<void> {
    await this.write(async (tx) => {
      await sql`
        update history_thread set not_before = ${until}, because = ${because}, tries = tries + 1
        where community_id = ${this.communityId} and uri = ${uri}`.execute(tx.sql);
    });
  }

  /** Adds what a turn has cost. */
  async charge({ requests, bytes, seconds }: Allowance): Promise<void> {
    await this.write(async (tx) => {
      await sql`
        update community_history set requests = requests + ${requests}, bytes = bytes + ${bytes},
          seconds = seconds + ${seconds}
        where community_id = ${this.communityId}`.execute(tx.sql);
    });
  }

  /** Nothing more is read. `because` is empty where nothing went wrong. */
  async end(state: 'done' | 'stopped', because: string, now: Date): Promise<void> {
    await this.write(async (tx) => {
      await sql`
        update community_history set state = ${state}, ended_at = ${now},
          last_error = coalesce(nullif(${because}::text, ''), last_error)
        where community_id = ${this.communityId}`.execute(tx.sql);
      await sql`
        update thread_home set is_being_read = false from history_thread t join post p on p.uri = t.uri
        where t.community_id = ${this.communityId} and thread_home.thread_id = p.thread_id
          and thread_home.is_being_read`.execute(tx.sql);
    });
  }

  /** Another turn follows; `send` sends it, in the same transaction. */
  async goOn(because: string, send: (tx: Transaction) => Promise<void>): Promise<void> {
    await this.write(async (tx) => {
      await sql`
        update community_history set last_error = coalesce(nullif(${because}::text, ''), last_error)
        where community_id = ${this.communityId}`.execute(tx.sql);
      await send(tx);
    });
  }

  /** @throws TakenOver */
  private async write(work: (tx: Transaction) => Promise<void>): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.holds(tx))) throw new TakenOver();
      await work(tx);
    });
  }
}
