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
export const createAnnouncer = (): Announcer => {
  const listeners = new Set<() => void>();
  let waiting: string[] = [];
  let spoken = '';
  let paused = false;
  let quietUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const say = (): void => {
    timer = undefined;
    if (paused || waiting.length === 0) return;
    const message = waiting.join(' ');
    // The same words twice would not change the region, so nothing would be said.
    spoken = message === spoken ? `${message}\u00a0` : message;
    waiting = [];
    quietUntil = Date.now() + ANNOUNCE_EVERY;
    changed();
  };
  const plan = (): void => {
    if (paused || waiting.length === 0 || timer !== undefined) return;
    timer = setTimeout(say, Math.max(50, quietUntil - Date.now()));
  };
  return {
    announce(message) {
      if (paused || message === '' || waiting.includes(message)) return;
      waiting.push(message);
      plan();
    },
    setPaused(value) {
      paused = value;
      if (value) waiting = [];
      clearTimeout(timer);
      timer = undefined;
      changed();
    },
    isPaused: () => paused,
    current: () => spoken,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** The announcer of this page. Only browsers use it; the server never announces. */
export const announcer = createAnnouncer();

/** Says something politely, within the page's budget. Text must be translated already. */
export const announce = (message: string): void => announcer.announce(message);
