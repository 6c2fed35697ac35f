import type { PlayerEvent } from '#libs/contracts';

type Kind = PlayerEvent['kind'];

interface Noted extends Omit<PlayerEvent, 'agoMs'> {
  /** By the page's own clock. */
  readonly at: number;
}

/** A film counts as watched from this share on. */
const COMPLETED_SHARE = 0.95;
const MOST_SEGMENTS = 200;
const MOST_EVENTS = 50;

type Watched = Pick<HTMLMediaElement, 'played' | 'duration' | 'currentTime'>;

const segmentsOf = ({ played }: Watched): { from: number; to: number }[] =>
  Array.from({ length: Math.min(played.length, MOST_SEGMENTS) }, (_, at) => ({
    from: played.start(at),
    to: played.end(at),
  }));

/** What happens in a player from its opening to its end, for a learning record. */
export class PlayingRecord {
  readonly id = crypto.randomUUID();
  #noted: Noted[] = [];
  #isCompleted = false;
  /** Where the film stood last. */
  #stood = 0;
  /** Where it stood before somebody went elsewhere, until it has arrived there. */
  #left: number | null = null;

  constructor(
    private readonly media: Watched,
    private readonly clock: () => number,
  ) {
    this.note('initialized');
  }

  note(kind: Kind): void {
    const { currentTime: seconds } = this.media;
    const watched = ['paused', 'completed', 'terminated'].includes(kind)
      ? { watched: segmentsOf(this.media) }
      : {};
    const from = kind === 'seeked' ? { from: this.#left ?? this.#stood } : {};
    if (kind === 'seeked') this.#left = null;
    this.#noted.push({ id: crypto.randomUUID(), kind, at: this.clock(), seconds, ...from, ...watched });
  }

  /** Somebody goes elsewhere. Browsers let the film go on from there before they say that it has arrived. */
  depart(): void {
    this.#left ??= this.#stood;
  }

  /** The film has gone on to here. */
  pass(): void {
    this.#stood = this.media.currentTime;
    if (this.#isCompleted || !(this.media.duration > 0)) return;
    const seconds = segmentsOf(this.media).reduce((sum, { from, to }) => sum + to - from, 0);
    if (seconds / this.media.duration < COMPLETED_SHARE) return;
    this.#isCompleted = true;
    this.note('completed');
  }

  get isEmpty(): boolean {
    return this.#noted.length === 0;
  }

  /** What is to be sent next. */
  take(): PlayerEvent[] {
    const now = this.clock();
    return this.#noted
      .splice(0, MOST_EVENTS)
      .map(({ at, ...event }) => ({ ...event, agoMs: Math.max(0, Math.round(now - at)) }));
  }

  /** What could not be sent is sent later, with the ids that it has. */
  putBack(events: readonly PlayerEvent[]): void {
    const now = this.clock();
    this.#noted = [...events.map(({ agoMs, ...event }) => ({ ...event, at: now - agoMs })), ...this.#noted];
  }
}
