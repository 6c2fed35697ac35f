import { setTimeout as delay } from 'node:timers/promises';

import { expect } from '@jest/globals';

import { readThread, replyToThread, type PostView } from '#libs/contracts';
import { newId } from '#libs/kernel';
import { apiCaller, eventually, type ApiCaller, type ApiResult } from '#libs/testing';

const TIME_LIMIT_STATUS = 503;
const PAUSE_MS = 20;
/** Whoever was refused has no hurry; each refused write is sent again in the end, one after the other. */
const PAUSE_AFTER_REFUSAL_MS = 1_000;

/** One write: noted before it is sent, and what came back after. */
interface Entry {
  readonly key: string;
  readonly call: ApiCaller;
  /** Null until an answer came, and for ever when none came. */
  status: number | null;
  /** Id of the post that the answer told of. */
  postId: string | null;
}

/** Where and as whom the writers write. */
export interface LedgerPlace {
  readonly url: string;
  readonly threadId: string;
  readonly cookies: readonly string[];
}

/**
 * Writers that reply to a thread without a pause, each reply under its own idempotency key and with that key as its
 * text, and the book of what they were told.
 */
export class WriteLedger {
  private readonly entries: Entry[] = [];
  private readonly writers: Promise<void>[];
  private going = true;

  constructor(private readonly place: LedgerPlace) {
    this.writers = place.cookies.map((cookie) => this.keepWriting(apiCaller(place.url, cookie)));
  }

  /** How many writes have been acknowledged. */
  get acknowledged(): number {
    return this.entries.filter(({ postId }) => postId !== null).length;
  }

  /** How many writes have had no answer, or been told to come back later. */
  get owed(): number {
    return this.entries.filter(({ postId }) => postId === null).length;
  }

  async stop(): Promise<void> {
    this.going = false;
    await Promise.all(this.writers);
  }

  /** Statuses other than a success and "come back later"; there should be none. */
  get wrong(): (number | null)[] {
    const right = new Set<number | null>([201, TIME_LIMIT_STATUS, null]);
    return this.entries.map(({ status }) => status).filter((status) => !right.has(status));
  }

  /**
   * L1, L2: every acknowledged write is there once and every other at most once; each of those, sent again with its
   * key, is there once, and any write sent again gives the same answer. L3: the thread's numbers have no gap.
   */
  async expectWhole(): Promise<void> {
    await this.stop();
    expect(this.wrong).toEqual([]);
    const before = await this.stored();
    for (const { key, postId } of this.entries) {
      const there = before.get(key) ?? [];
      if (postId === null) expect(there.length).toBeLessThanOrEqual(1);
      else expect(there).toEqual([postId]);
    }
    for (const entry of this.entries.filter(({ postId }) => postId === null))
      await eventually(async () => expect(await this.send(entry)).toBe(201));
    const [first] = this.entries;
    if (first !== undefined) expect((await this.reply(first)).answer.id).toBe(first.postId);
    const after = await this.stored();
    for (const { key, postId } of this.entries) expect(after.get(key)).toEqual([postId]);
  }

  private async keepWriting(call: ApiCaller): Promise<void> {
    while (this.going) {
      const entry: Entry = { key: newId(), call, status: null, postId: null };
      this.entries.push(entry);
      await this.send(entry).catch(() => undefined);
      await delay(entry.postId === null ? PAUSE_AFTER_REFUSAL_MS : PAUSE_MS);
    }
  }

  private reply({ call, key }: Entry): Promise<ApiResult<PostView>> {
    return call(replyToThread, { key, params: { threadId: this.place.threadId }, body: { markdown: key } });
  }

  private async send(entry: Entry): Promise<number> {
    const { status, answer } = await this.reply(entry);
    entry.status = status;
    if (status === 201) entry.postId = answer.id;
    return status;
  }

  /** Ids of the posts that hold each key; reads the whole thread, whose numbers must follow on each other. */
  private async stored(): Promise<Map<string, string[]>> {
    const [call] = this.entries.map((entry) => entry.call);
    const found = new Map<string, string[]>();
    if (call === undefined) return found;
    let next = 1;
    for (;;) {
      const query = { after: String(next - 1), limit: '100' };
      const page = await call(readThread, { params: { threadId: this.place.threadId }, query });
      if (page.answer.posts.length === 0) return found;
      for (const { id, number, html } of page.answer.posts) {
        expect(number).toBe(next);
        next += 1;
        const key = html.replaceAll(/<[^>]+>/g, '').trim();
        found.set(key, [...(found.get(key) ?? []), id]);
      }
    }
  }
}
