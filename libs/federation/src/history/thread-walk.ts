import type { LIMITS } from '#libs/kernel';

import type { Content } from '../incoming/documents.js';
import { hostOf, sameHost, type Iri } from '../incoming/iri.js';
import { eachOnce, listedIn, type Listed } from './listed-posts.js';
import { readPart, type Part } from './read-part.js';
import type { Reading, TakePosts } from './take-posts.js';

/** What is read of one thread, and of how long a list of threads. */
export type HistoryLimits = { readonly [Limit in keyof typeof LIMITS.federation.history]: number };

/** One reading of a thread: no page and no post twice, and within its limits. */
export class ThreadWalk {
  /** Something could not be had now. */
  isPartial = false;
  private readonly pages = new Set<Iri>();
  private readonly named = new Set<Iri>();

  /** @param onTotal hears how many posts the thread has at its home, if that says so */
  constructor(
    private readonly posts: TakePosts,
    private readonly reading: Reading,
    private readonly limits: HistoryLimits,
    private readonly onTotal: (total: number) => Promise<void>,
  ) {}

  /**
   * Takes in what the collection of all posts of the thread names (FEP-7888).
   *
   * @returns false where there is no such collection on the community's host
   */
  async readContext({ context }: Content): Promise<boolean> {
    if (context === null || !this.isAtHome(context)) return false;
    const first = await this.part(context);
    if (first === null) return this.isPartial;
    if (first.totalItems !== null) await this.onTotal(first.totalItems);
    for (let part: Part | null = first; part !== null; part = await this.after(part)) {
      const listed = this.fresh(part.items.flatMap(listedIn));
      const here = await this.posts.here(listed.map(({ iri }) => iri));
      for (const entry of listed) if (!here.has(entry.iri)) await this.take(entry);
    }
    return true;
  }

  /** Takes in the replies to a post, the replies to those, and so on. */
  async readReplies(root: Content): Promise<void> {
    const queue = [{ post: root, depth: 1 }];
    for (const { post, depth } of queue) {
      for (const entry of this.fresh(await this.repliesTo(post))) {
        const reply = await this.take(entry);
        if (reply !== null && depth < this.limits.depth) queue.push({ post: reply, depth: depth + 1 });
      }
    }
  }

  private async repliesTo({ id, replies }: Content): Promise<readonly Listed[]> {
    const listed: Listed[] = this.isAtHome(id) ? replies.inline.flatMap(listedIn) : [];
    if (replies.collection === null || !this.isAtHome(replies.collection)) return listed;
    const first = await this.part(replies.collection);
    for (let part = first; part !== null; part = await this.after(part))
      listed.push(...part.items.flatMap(listedIn));
    return listed;
  }

  private async take(entry: Listed): Promise<Content | null> {
    const taken = await this.posts.take(entry, this.reading);
    if (taken.kind === 'here') return taken.content;
    this.isPartial ||= taken.isForNow;
    return null;
  }

  /** Those that were not named before, as far as the thread may have more. */
  private fresh(listed: readonly Listed[]): readonly Listed[] {
    const room = this.limits.posts - this.named.size;
    const fresh = eachOnce(listed)
      .filter(({ iri }) => !this.named.has(iri))
      .slice(0, Math.max(room, 0));
    for (const { iri } of fresh) this.named.add(iri);
    return fresh;
  }

  private after({ next }: Part): Promise<Part | null> {
    return next === null ? Promise.resolve(null) : this.part(next);
  }

  /** Null for a page that was read before, for one too many, and where there is none. */
  private async part(iri: Iri): Promise<Part | null> {
    if (this.pages.has(iri) || this.pages.size >= this.limits.threadPages) return null;
    this.pages.add(iri);
    const { fetch, community } = this.reading;
    const found = await readPart(fetch, iri, hostOf(community.iri));
    if (found.kind === 'part') return found;
    this.isPartial ||= found.isForNow;
    return null;
  }

  private isAtHome(iri: Iri): boolean {
    return sameHost(iri, this.reading.community.iri);
  }
}
