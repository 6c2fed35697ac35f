import type { Iri } from '../incoming/iri.js';
import type { Reading, TakePosts } from './take-posts.js';
import { ThreadWalk, type HistoryLimits } from './thread-walk.js';

/** What became of reading a thread. */
export interface ThreadRead {
  readonly because: string;
  /** Something could not be had now. */
  readonly isPartial: boolean;
}

/** Reads a thread of a community elsewhere: what opens it, then what its home says belongs to it (FEP-f228). */
export class ReadThread {
  constructor(
    private readonly posts: TakePosts,
    private readonly limits: HistoryLimits,
  ) {}

  /** @throws HostRests of the community's host, TurnOver */
  async read(iri: Iri, reading: Reading): Promise<ThreadRead> {
    const taken = await this.posts.take({ iri, content: null }, reading);
    if (taken.kind === 'absent') return { because: taken.because, isPartial: taken.isForNow };
    if (taken.root === null) return { because: 'a-reply', isPartial: false };
    const walk = new ThreadWalk(this.posts, reading, this.limits);
    if (!(await walk.readContext(taken.root))) await walk.readReplies(taken.root);
    return { because: walk.isPartial ? 'incomplete' : 'read', isPartial: walk.isPartial };
  }
}
