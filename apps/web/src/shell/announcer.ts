/** Least time between two messages: a screen reader is not to be talked over. */
export const ANNOUNCE_EVERY = 5000;

export interface Announcer {
  /** Says the message now, or joined with others once the time is up. The same message waits only once. */
  readonly announce: (message: string) => void;
  readonly setPaused: (paused: boolean) => void;
  readonly isPaused: () => boolean;
  /** What the live region holds. */
  readonly current: () => string;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Keeps to the budget of one polite message per `ANNOUNCE_EVERY` milliseconds for the whole page. */
class BudgetedAnnouncer implements Announcer {
  readonly #listeners = new Set<() => void>();
  #waiting: string[] = [];
  #spoken = '';
  #paused = false;
  #quietUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  announce = (message: string): void => {
    if (this.#paused || message === '' || this.#waiting.includes(message)) return;
    this.#waiting.push(message);
    // A moment's wait lets the region be heard as changed even when it has only just appeared.
    this.#timer ??= setTimeout(this.#say, Math.max(50, this.#quietUntil - Date.now()));
  };

  setPaused = (paused: boolean): void => {
    this.#paused = paused;
    if (paused) {
      this.#waiting = [];
      clearTimeout(this.#timer);
      this.#timer = undefined;
    }
    this.#changed();
  };

  isPaused = (): boolean => this.#paused;

  current = (): string => this.#spoken;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly #say = (): void => {
    this.#timer = undefined;
    const message = this.#waiting.join(' ');
    // The same words twice would not change the region, so nothing would be said.
    this.#spoken = message === this.#spoken ? `${message}\u00a0` : message;
    this.#waiting = [];
    this.#quietUntil = Date.now() + ANNOUNCE_EVERY;
    this.#changed();
  };

  readonly #changed = (): void => {
    for (const listener of this.#listeners) listener();
  };
}

export const createAnnouncer = (): Announcer => new BudgetedAnnouncer();

/** The announcer of this page. Only browsers use it; the server never announces. */
export const announcer = createAnnouncer();

/** Says something politely, within the page's budget. Text must be translated already. */
export const announce = (message: string): void => announcer.announce(message);
