import { sql } from 'kysely';

import type { Database, Visibility } from '#libs/database';
import type { Attempt, Jobs } from '#libs/jobs';
import type { Clock } from '#libs/kernel';

import type { Iri } from '../incoming/iri.js';
import { HistoryFetch, HostRests, TurnOver } from './history-fetch.js';
import { historyJobs } from './history-jobs.js';
import { readerColumn, type ReaderDocuments } from './reader-documents.js';
import type { Reading, TakePosts } from './take-posts.js';

export interface ReadMissingParts {
  readonly database: Database;
  readonly documents: Pick<ReaderDocuments, 'of'>;
  readonly posts: Pick<TakePosts, 'take'>;
  readonly jobs: Pick<Jobs, 'send'>;
  readonly clock: Clock;
}

interface MissingRow {
  readonly uri: Iri;
  readonly tries: number;
  readonly community_id: string;
  readonly community_uri: Iri;
  readonly visibility: Visibility;
  readonly reader: string | null;
}

type Ending =
  | { readonly kind: 'end'; readonly because: string }
  | { readonly kind: 'later'; readonly because: string; readonly at: Date };

/** The posts of a long chain, each with its author. */
const ALLOWANCE = { requests: 120, bytes: 16 * 1024 * 1024, seconds: 60 };

/** What could not be had is asked for again after half a minute, then twice as long, as long as an activity waits for it. */
const TRIES = 6;
const untilAgain = (tries: number): number => 30_000 * 2 ** tries;

/** Asks for a post that is answered here and is missing, and for those above it; what waited for it goes on. */
export class ReadMissing {
  constructor(private readonly parts: ReadMissingParts) {}

  /** One attempt. */
  async run(missingId: string, { signal }: Pick<Attempt, 'signal'>): Promise<void> {
    const row = await this.find(missingId);
    if (row === null) return;
    const { community_uri: iri, community_id: id, visibility, reader } = row;
    const { clock } = this.parts;
    const documents = this.parts.documents.of(reader);
    const fetch = new HistoryFetch({ documents, clock, signal, allowance: ALLOWANCE });
    const reading = { community: { iri, id, visibility, isHostedHere: false }, fetch };
    await this.note(missingId, row, await this.ask(row, reading));
  }

  /** Null where nobody here follows the community any more, or it is settled. */
  private async find(missingId: string): Promise<MissingRow | null> {
    const { rows } = await sql<MissingRow>`
      select m.uri, m.tries, c.id as community_id, a.uri as community_uri, c.visibility, ${readerColumn} as reader
      from missing_post m
      join community c on c.id = m.community_id and c.deleted_at is null
      join remote_actor a on a.owner_id = c.id and a.gone_at is null
      where m.id = ${missingId} and m.ended_at is null
        and exists (select 1 from follow f where f.target_id = c.id and f.state = 'accepted')`.execute(
      this.parts.database.sql,
    );
    return rows[0] ?? null;
  }

  private async ask({ uri, tries }: MissingRow, reading: Reading): Promise<Ending> {
    const now = this.parts.clock.now().getTime();
    const at = new Date(now + untilAgain(tries));
    try {
      const taken = await this.parts.posts.take({ iri: uri, content: null }, reading);
      if (taken.kind === 'here') return { kind: 'end', because: 'read' };
      const { because } = taken;
      return taken.isForNow ? { kind: 'later', because, at } : { kind: 'end', because };
    } catch (error) {
      if (error instanceof HostRests) return { kind: 'later', because: 'host-rests', at: error.until };
      if (!(error instanceof TurnOver)) throw error;
      if (error.because === 'spent') return { kind: 'end', because: 'spent' };
      return { kind: 'later', because: 'time', at };
    }
  }

  private async note(missingId: string, { tries }: MissingRow, ending: Ending): Promise<void> {
    const { database, jobs, clock } = this.parts;
    const isOver = ending.kind === 'end' || tries + 1 >= TRIES;
    await database.transaction(async (tx) => {
      await tx.sql
        .updateTable('missing_post')
        .set({ tries: tries + 1, because: ending.because, ended_at: isOver ? clock.now() : null })
        .where('id', '=', missingId)
        .execute();
      if (!isOver && ending.kind === 'later')
        await jobs.send(tx, historyJobs().readMissing, { missingId }, ending.at);
    });
  }
}
