import type { DraftView, EventDraft } from '#libs/contracts';

/** What somebody is writing. */
export interface DraftWords {
  readonly title: string;
  readonly markdown: string;
  readonly replyToId: string | null;
  /** The version of the post that the words change; `null` for new words. */
  readonly madeFrom: number | null;
  /** The other fields of an event; `null` for everything else. */
  readonly event: EventDraft | null;
}

/** The copy on this device: `revision` is the one of the server that these words were made from. */
export interface LocalCopy {
  readonly words: DraftWords;
  readonly revision: number;
  readonly isSaved: boolean;
}

export type DraftStatus = 'idle' | 'waiting' | 'saving' | 'saved' | 'failed' | 'signed-out';

export interface DraftState {
  readonly words: DraftWords;
  readonly status: DraftStatus;
  /** What another device has saved meanwhile, while the writer has not chosen. */
  readonly theirs: DraftWords | null;
}

/** Why a save did not work. */
export type SaveFailure = 'conflict' | 'signed-out' | 'other';

/** What the keeper needs of the world. */
export interface DraftPorts {
  /** The server's draft, `null` when there is none. */
  readonly load: () => Promise<DraftView | null>;
  readonly save: (words: DraftWords, revision: number) => Promise<DraftView>;
  readonly remove: () => Promise<void>;
  readonly failureOf: (error: unknown) => SaveFailure;
  readonly keep: (copy: LocalCopy | null) => void;
}

export const NO_WORDS: DraftWords = { title: '', markdown: '', replyToId: null, madeFrom: null, event: null };

const SAVE_AFTER = 1000;
const SAVE_WITHIN = 2500;
const TRY_AGAIN_AFTER = 5000;

/** A time zone and a language are always chosen. */
const typedIn = (event: EventDraft | null): string =>
  event === null ? '' : event.startsAt + event.endsAt + event.place + event.link;

const isEmpty = ({ title, markdown, event }: DraftWords): boolean =>
  `${title}${markdown}${typedIn(event)}`.trim() === '';

const sameEvent = (one: EventDraft | null, other: EventDraft | null): boolean =>
  one === null || other === null
    ? one === other
    : (Object.keys(one) as (keyof EventDraft)[]).every((name) => one[name] === other[name]);

const same = (one: DraftWords, other: DraftWords): boolean =>
  one.title === other.title &&
  one.markdown === other.markdown &&
  one.replyToId === other.replyToId &&
  one.madeFrom === other.madeFrom &&
  sameEvent(one.event, other.event);

/** Whether this device has something that the server does not. */
const hasUnsaved = (local: LocalCopy | null, theirs: DraftWords): local is LocalCopy =>
  local !== null && !local.isSaved && !isEmpty(local.words) && !same(local.words, theirs);

const wordsOf = ({ title, markdown, replyToId, madeFrom, event }: DraftView): DraftWords => ({
  title,
  markdown,
  replyToId,
  madeFrom,
  event,
});

/**
 * Keeps unsent writing: on this device with each change, on the server within three seconds. Never throws words away:
 * when two devices have written, it holds both until the writer has chosen.
 */
export class DraftKeeper {
  #state: DraftState = { words: NO_WORDS, status: 'idle', theirs: null };
  readonly #listeners = new Set<() => void>();
  #revision = 0;
  #isSaved = true;
  #busy = false;
  #heard: number | null = null;
  #firstUnsavedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ports: DraftPorts) {}

  current = (): DraftState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins with what the server and this device have. */
  begin(server: DraftView | null, found: LocalCopy | null): void {
    // A former release kept fewer parts.
    const local = found === null ? null : { ...found, words: { ...NO_WORDS, ...found.words } };
    this.#revision = server?.revision ?? 0;
    const theirs = server === null ? NO_WORDS : wordsOf(server);
    if (!hasUnsaved(local, theirs)) {
      this.#set({ words: theirs, status: isEmpty(theirs) ? 'idle' : 'saved' });
      return;
    }
    this.#isSaved = false;
    const isNewer = this.#revision > local.revision && !isEmpty(theirs);
    this.#set({ words: local.words, status: 'waiting', theirs: isNewer ? theirs : null });
    if (!isNewer) this.#saveSoon();
  }

  change(words: Partial<DraftWords>): void {
    const next = { ...this.#state.words, ...words };
    if (same(next, this.#state.words)) return;
    if (this.#isSaved) this.#firstUnsavedAt = Date.now();
    this.#isSaved = false;
    this.#set({ words: next, status: 'waiting' });
    this.#keep();
    this.#saveSoon();
  }

  /** A live event: the server's draft is now at this revision, 0 when it is gone. */
  hear(revision: number): void {
    if (this.#busy) {
      this.#heard = revision;
      return;
    }
    if (revision === this.#revision || (revision !== 0 && revision < this.#revision)) return;
    if (revision === 0) this.#goneElsewhere();
    else void this.#meetTheirs();
  }

  /** What the writer wants, when two texts are there: theirs, mine, or both one below the other. */
  choose(choice: 'mine' | 'theirs' | 'both'): void {
    const { theirs, words } = this.#state;
    if (theirs === null) return;
    const both = { ...words, markdown: `${words.markdown}\n\n${theirs.markdown}` };
    const chosen = choice === 'mine' ? words : choice === 'theirs' ? theirs : both;
    this.#isSaved = choice === 'theirs';
    this.#set({ words: chosen, theirs: null, status: this.#isSaved ? 'saved' : 'waiting' });
    this.#keep();
    if (!this.#isSaved) void this.saveNow();
  }

  /** The words have been taken for sending: the field is empty, the server's draft stays until they have arrived. */
  take(): DraftWords {
    const { words } = this.#state;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isSaved = true;
    this.#set({ words: NO_WORDS, status: 'idle', theirs: null });
    this.ports.keep(null);
    return words;
  }

  /** They have arrived: nothing is left to keep, unless something new is being written. */
  async arrived(): Promise<void> {
    if (!this.#isSaved || !isEmpty(this.#state.words) || this.#revision === 0) return;
    await this.#run(async () => {
      await this.ports.remove();
      this.#revision = 0;
    });
  }

  /** Saves without waiting: the page is about to go, or the connection is back. */
  async saveNow(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isSaved || this.#busy || this.#state.theirs !== null) return;
    const { words } = this.#state;
    this.#set({ status: 'saving' });
    await this.#run(async () => {
      if (isEmpty(words)) {
        if (this.#revision > 0) await this.ports.remove();
        this.#revision = 0;
      } else this.#revision = (await this.ports.save(words, this.#revision)).revision;
      this.#isSaved = same(words, this.#state.words);
      if (!this.#isSaved) return;
      this.#set({ status: isEmpty(words) ? 'idle' : 'saved' });
      this.#keep();
    });
    if (!this.#isSaved && this.#state.status === 'saving') {
      this.#firstUnsavedAt = Date.now();
      this.#saveSoon();
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #run(work: () => Promise<void>): Promise<void> {
    this.#busy = true;
    try {
      await work();
    } catch (error) {
      await this.#failed(this.ports.failureOf(error));
    } finally {
      this.#busy = false;
      const heard = this.#heard;
      this.#heard = null;
      if (heard !== null) this.hear(heard);
    }
  }

  async #failed(why: SaveFailure): Promise<void> {
    if (why === 'conflict') return this.#meetTheirs();
    this.#set({ status: why === 'signed-out' ? 'signed-out' : 'failed' });
    if (why === 'other') this.#timer = setTimeout(() => void this.saveNow(), TRY_AGAIN_AFTER);
  }

  /** Another device has saved: take its words where we have none of our own, else hold both. */
  async #meetTheirs(): Promise<void> {
    try {
      const server = await this.ports.load();
      this.#revision = server?.revision ?? 0;
      const theirs = server === null ? NO_WORDS : wordsOf(server);
      if (this.#isSaved) this.#set({ words: theirs, status: isEmpty(theirs) ? 'idle' : 'saved' });
      else if (same(theirs, this.#state.words)) this.#isSaved = true;
      else if (isEmpty(theirs)) this.#saveSoon();
      else this.#set({ theirs });
      this.#keep();
    } catch {
      this.#set({ status: 'failed' });
    }
  }

  /** Sent or thrown away on another device. What was written here since then stays. */
  #goneElsewhere(): void {
    this.#revision = 0;
    if (!this.#isSaved) return this.#saveSoon();
    this.#set({ words: NO_WORDS, status: 'idle' });
    this.#keep();
    return undefined;
  }

  #saveSoon(): void {
    clearTimeout(this.#timer);
    const longest = Math.max(0, this.#firstUnsavedAt + SAVE_WITHIN - Date.now());
    this.#timer = setTimeout(() => void this.saveNow(), Math.min(SAVE_AFTER, longest));
  }

  #keep(): void {
    const { words } = this.#state;
    const copy = { words, revision: this.#revision, isSaved: this.#isSaved };
    this.ports.keep(this.#isSaved ? null : copy);
  }

  #set(change: Partial<DraftState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
