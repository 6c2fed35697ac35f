/** Anything that carries its number in a stream. */
export interface Numbered {
  readonly seq: number;
}

/** What a follower needs: where to put events in order, and where to ask for those it missed. */
export interface FollowerParts<E extends Numbered> {
  readonly deliver: (event: E) => void;
  /** Events after `after`, oldest first; `more` when there are others behind them, `tooOld` when they are gone. */
  readonly fetchMissed: (after: number) => Promise<{ events: readonly E[]; more: boolean; tooOld: boolean }>;
  /** Loads the present state, because what was missed is no longer kept; gives the number that it includes. */
  readonly loadAfresh: () => Promise<number>;
  /** Waits before a gap is taken for a loss, since two broadcasts may overtake each other. */
  readonly patience: () => Promise<void>;
  /** Called when missed events could not be fetched; a later event or `catchUp` tries again. */
  readonly failed: (error: unknown) => void;
}

/**
 * Follows one numbered stream: delivers each event exactly once and in order, drops repeats, holds early ones back,
 * and fetches what is missing, or has everything loaded afresh where that is no longer kept. It knows nothing of sockets, so browser and tests share it.
 */
export class StreamFollower<E extends Numbered> {
  private readonly early = new Map<number, E>();
  private fetching: Promise<void> | null = null;
  /** Something may have been missed since the last look began. */
  private isBehind = false;
  private isClosing = false;

  constructor(
    private readonly parts: FollowerParts<E>,
    private position: number,
  ) {}

  /** Number of the last delivered event. */
  get seq(): number {
    return this.position;
  }

  accept(event: E): void {
    if (event.seq <= this.position) return;
    this.early.set(event.seq, event);
    this.drain();
    if (this.early.size > 0) void this.closeGaps();
  }

  /**
   * Fetches everything after the last delivered event; call it after each reconnection. What is being fetched just then
   * may have been read too early, so it is followed by another look.
   */
  catchUp(): Promise<void> {
    this.isBehind = true;
    this.fetching ??= Promise.resolve().then(() => this.fetchAll());
    return this.fetching;
  }

  private hold(events: readonly E[]): void {
    for (const event of events) if (event.seq > this.position) this.early.set(event.seq, event);
  }

  private drain(): void {
    for (
      let next = this.early.get(this.position + 1);
      next !== undefined;
      next = this.early.get(this.position + 1)
    ) {
      this.early.delete(next.seq);
      this.position = next.seq;
      this.parts.deliver(next);
    }
  }

  /** Goes on from a state that was loaded and includes everything up to `seq`. */
  private beginAt(seq: number): void {
    this.position = Math.max(this.position, seq);
    for (const early of this.early.keys()) if (early <= this.position) this.early.delete(early);
  }

  /** A gap that is closed may leave another one behind it. One that a look did not close waits for the next event or look. */
  private async closeGaps(): Promise<void> {
    if (this.isClosing) return;
    this.isClosing = true;
    for (let isStuck = false; this.early.size > 0 && !isStuck;) {
      const before = this.position;
      await this.parts.patience();
      if (this.early.size === 0 || this.position !== before) continue;
      const older = this.fetching;
      await (older ?? this.catchUp());
      isStuck = older === null && this.position === before;
    }
    this.isClosing = false;
  }

  private async fetchAll(): Promise<void> {
    try {
      while (this.isBehind) {
        this.isBehind = false;
        const page = await this.parts.fetchMissed(this.position);
        if (page.tooOld) this.beginAt(await this.parts.loadAfresh());
        this.hold(page.events);
        this.drain();
        if (page.more && page.events.length > 0) this.isBehind = true;
      }
    } catch (error) {
      this.parts.failed(error);
    } finally {
      // At once: a question that came between this look and the end of the promise would get no answer.
      this.fetching = null;
    }
  }
}
