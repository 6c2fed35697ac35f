import { Listener } from './listener.js';

const SWEEP_MS = 1_000;

export interface RoundsParts {
  readonly url: string;
  readonly channel: string;
  /** Does what there is to do; it does nothing once its owner has stopped. */
  readonly round: () => Promise<void>;
  readonly onFailed: (error: unknown) => void;
  /** A round is over, and no other is wanted for now. */
  readonly onRest?: () => void;
}

/**
 * Work that is looked for in rounds, one after another: when it is told on a channel that there is some, and every second
 * in any case, as what was told may not have been heard.
 */
export class Rounds {
  private readonly listener: Listener;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isWanted = false;

  constructor(private readonly parts: RoundsParts) {
    this.listener = new Listener(parts.url, parts.channel, () => this.wake());
  }

  /** Begins to listen and to sweep, with a round at once. */
  start(): void {
    this.listener.open();
    this.timer = setInterval(() => this.wake(), SWEEP_MS);
    this.timer.unref();
    this.wake();
  }

  /** Has a round begin now, or when the one under way is over: something may have come that it does not see. */
  wake(): void {
    if (this.running !== undefined) {
      this.isWanted = true;
      return;
    }
    this.isWanted = false;
    this.running = this.parts
      .round()
      .catch((error: unknown) => this.parts.onFailed(error))
      .finally(() => {
        this.running = undefined;
        if (this.isWanted) this.wake();
        else this.parts.onRest?.();
      });
  }

  /** Listens and sweeps no more. @returns when the round under way is over */
  async end(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all([this.listener.close(), this.running]);
  }
}
