import type { Database } from '#libs/database';
import type { Attempt, Jobs } from '#libs/jobs';
import type { Clock } from '#libs/kernel';
import type { Log } from '#libs/observability';

import { hostOf, type Iri } from '../incoming/iri.js';
import { HistoryBook, TakenOver, type OpenThreadRow, type Progress } from './history-book.js';
import { HistoryFetch, HostRests, TurnOver } from './history-fetch.js';
import { historyJobs } from './history-jobs.js';
import { eachOnce, listedIn } from './listed-posts.js';
import { readPart, type Part } from './read-part.js';
import type { ReadThread, ThreadRead } from './read-thread.js';
import type { ReaderDocuments } from './reader-documents.js';
import type { Reading } from './take-posts.js';
import type { HistoryLimits } from './thread-walk.js';

export interface ReadHistoryParts {
  readonly database: Database;
  readonly documents: Pick<ReaderDocuments, 'of'>;
  readonly threads: Pick<ReadThread, 'read'>;
  readonly jobs: Pick<Jobs, 'send'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: HistoryLimits;
}

/** How the reading of a community goes on after a turn. */
type Ending =
  | { readonly kind: 'end'; readonly because: string }
  | { readonly kind: 'later'; readonly because: string; readonly at: Date };

interface PageToRead {
  readonly progress: Progress;
  readonly page: Iri;
}

/** Others wait meanwhile, and a process that is asked to stop is not held up. */
const TURN_SECONDS = 120;
const DAY_MS = 86_400_000;

/** What could not be had is asked for again after 5 minutes, then 10, and 20. */
const TRIES = 4;
const untilAgain = (tries: number): number => 5 * 60_000 * 2 ** tries;

/**
 * Reads what was written in a community elsewhere before anybody here followed it: its pinned threads, then its list of
 * threads backwards until there are enough of them, each with what belongs to it. Done in turns, one request after the
 * other, so that neither side has much to do at once; a process that dies leaves off where another one goes on.
 */
export class ReadHistory {
  constructor(private readonly parts: ReadHistoryParts) {}

  /** One turn. */
  async run(communityId: string, attempt: Pick<Attempt, 'signal' | 'holds' | 'isLast'>): Promise<void> {
    const book = new HistoryBook(this.parts.database, communityId, attempt.holds);
    try {
      await this.turn(book, communityId, attempt.signal);
    } catch (error) {
      if (error instanceof TakenOver) return;
      if (attempt.isLast) await book.end('stopped', 'failed', this.parts.clock.now());
      throw error;
    }
  }

  private async turn(book: HistoryBook, communityId: string, signal: AbortSignal): Promise<void> {
    const { clock, jobs } = this.parts;
    const progress = await book.progress();
    if (progress?.state !== 'reading') return;
    if (!progress.isFollowed) return book.end('stopped', 'not-followed', clock.now());
    const fetch = this.fetchFor(progress, signal);
    const ending = await this.readOn(book, { community: progress.community, fetch });
    await book.charge(fetch.cost);
    if (ending.kind === 'end') return book.end('done', ending.because, clock.now());
    await book.goOn(ending.because, (tx) =>
      jobs.send(tx, historyJobs().readHistory, { communityId }, ending.at),
    );
  }

  private fetchFor({ cost, reader }: Progress, signal: AbortSignal): HistoryFetch {
    const { clock, limits } = this.parts;
    const documents = this.parts.documents.of(reader);
    const secondsLeft = limits.seconds - cost.seconds;
    const allowance = {
      requests: secondsLeft > 0 ? limits.requests - cost.requests : 0,
      bytes: limits.bytes - cost.bytes,
      seconds: Math.min(TURN_SECONDS, secondsLeft),
    };
    return new HistoryFetch({ documents, clock, signal, allowance });
  }

  private async readOn(book: HistoryBook, reading: Reading): Promise<Ending> {
    try {
      return await this.readAll(book, reading);
    } catch (error) {
      if (error instanceof HostRests) return { kind: 'later', because: 'host-rests', at: error.until };
      if (!(error instanceof TurnOver)) throw error;
      if (error.because === 'spent') return { kind: 'end', because: 'spent' };
      return { kind: 'later', because: '', at: this.parts.clock.now() };
    }
  }

  /** The threads of one page are read before the next page, so that the latest are whole first. */
  private async readAll(book: HistoryBook, reading: Reading): Promise<Ending> {
    for (let isMore = true; isMore;) {
      await this.readThreads(book, reading);
      const progress = await book.progress();
      isMore =
        progress !== null && !this.isEnough(progress) && (await this.listMore(book, progress, reading));
    }
    const due = await book.nextDue();
    return due === null ? { kind: 'end', because: '' } : { kind: 'later', because: 'incomplete', at: due };
  }

  private isEnough({ threadsFound, oldestAt, pages }: Progress): boolean {
    const { limits, clock } = this.parts;
    if (threadsFound >= limits.mostThreads || pages.length >= limits.pages) return true;
    const since = clock.now().getTime() - limits.days * DAY_MS;
    return threadsFound >= limits.threads && oldestAt !== null && oldestAt.getTime() <= since;
  }

  private async readThreads(book: HistoryBook, reading: Reading): Promise<void> {
    const { clock } = this.parts;
    for (;;) {
      const thread = await book.nextThread(clock.now());
      if (thread === null) return;
      const isLast = thread.tries + 1 >= TRIES;
      const { because, isPartial } = await this.readThread(thread, reading, isLast);
      if (!isPartial || isLast) await book.endThread(thread, because, clock.now());
      else await book.putOff(thread, because, this.in(untilAgain(thread.tries)));
    }
  }

  /** One thread that makes trouble does not hold up the others. */
  private async readThread({ uri }: OpenThreadRow, reading: Reading, isLast: boolean): Promise<ThreadRead> {
    try {
      return await this.parts.threads.read(uri, reading, isLast);
    } catch (error) {
      if (error instanceof HostRests || error instanceof TurnOver) throw error;
      this.parts.log.warn({ err: error, thread: uri }, 'a thread elsewhere could not be read');
      return { because: 'failed', isPartial: true };
    }
  }

  /** Finds more threads. @returns false where there are no more */
  private async listMore(book: HistoryBook, progress: Progress, { fetch }: Reading): Promise<boolean> {
    const { featured, pages, nextPage } = progress;
    if (featured !== null && !pages.includes(featured)) {
      await this.listPinned(book, { progress, page: featured }, fetch);
      return true;
    }
    if (nextPage === null) return false;
    await this.listPage(book, { progress, page: nextPage }, fetch);
    return true;
  }

  /** There are few of them: what does not stand in one document is left out. */
  private async listPinned(
    book: HistoryBook,
    { progress, page }: PageToRead,
    fetch: HistoryFetch,
  ): Promise<void> {
    const found = await readPart(fetch, page, hostOf(progress.community.iri));
    const threads = found.kind === 'part' ? this.threadsOf(found, progress) : [];
    await book.notePage({ page, threads, isPinned: true });
  }

  private async listPage(
    book: HistoryBook,
    { progress, page }: PageToRead,
    fetch: HistoryFetch,
  ): Promise<void> {
    const host = hostOf(progress.community.iri);
    const found = await readPart(fetch, page, host);
    if (found.kind === 'part') {
      const isRead = found.next === page || progress.pages.includes(found.next ?? '');
      const next = isRead ? null : found.next;
      await book.notePage({ page, threads: this.threadsOf(found, progress), isPinned: false, next });
      return;
    }
    await book.notePageMissing(found.because);
    if (!found.isForNow || progress.pageTries + 1 >= TRIES) {
      await book.notePage({ page, threads: [], isPinned: false, next: null });
      return;
    }
    throw new HostRests(host, this.in(untilAgain(progress.pageTries)));
  }

  /** Replies come with their threads. */
  private threadsOf({ items }: Part, { threadsFound }: Progress): readonly Iri[] {
    return eachOnce(items.flatMap(listedIn))
      .filter(({ content }) => content === null || content.inReplyTo === null)
      .map(({ iri }) => iri)
      .slice(0, Math.max(this.parts.limits.mostThreads - threadsFound, 0));
  }

  private in(milliseconds: number): Date {
    return new Date(this.parts.clock.now().getTime() + milliseconds);
  }
}
