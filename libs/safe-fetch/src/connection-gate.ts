/** How many requests may be under way. */
export interface GateLimits {
  readonly perHost: number;
  readonly inAll: number;
}

interface Waiting {
  readonly host: string;
  readonly isTrusted: boolean;
  readonly admit: () => void;
}

/**
 * Holds back requests beyond a number for each host and in all. Hosts that have not shown that they answer get at
 * most half of the places, so that many slow ones cannot keep the others from being asked.
 */
export class ConnectionGate {
  private readonly underWay = new Map<string, number>();
  private inAll = 0;
  private strangers = 0;
  private readonly queue = new Set<Waiting>();

  constructor(private readonly limits: GateLimits) {}

  /**
   * Waits for a place, in order among those who may have one.
   * @returns gives the place back; calling it again does nothing
   * @throws the reason of `signal` when that aborts first
   */
  async enter(host: string, isTrusted: boolean, signal: AbortSignal): Promise<() => void> {
    if (!this.hasPlaceFor(host, isTrusted)) await this.wait(host, isTrusted, signal);
    else this.count(host, isTrusted, 1);
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.count(host, isTrusted, -1);
      this.admitWaiting();
    };
  }

  private wait(host: string, isTrusted: boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.queue.delete(waiting);
        reject(signal.reason as Error);
      };
      const admit = (): void => {
        signal.removeEventListener('abort', leave);
        this.queue.delete(waiting);
        this.count(host, isTrusted, 1);
        resolve();
      };
      const waiting: Waiting = { host, isTrusted, admit };
      if (signal.aborted) return reject(signal.reason as Error);
      this.queue.add(waiting);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  private admitWaiting(): void {
    for (const { host, isTrusted, admit } of this.queue) {
      if (this.inAll >= this.limits.inAll) return;
      if (this.hasPlaceFor(host, isTrusted)) admit();
    }
  }

  private hasPlaceFor(host: string, isTrusted: boolean): boolean {
    const { perHost, inAll } = this.limits;
    if (this.inAll >= inAll || (this.underWay.get(host) ?? 0) >= perHost) return false;
    return isTrusted || this.strangers < Math.ceil(inAll / 2);
  }

  private count(host: string, isTrusted: boolean, change: 1 | -1): void {
    const here = (this.underWay.get(host) ?? 0) + change;
    if (here > 0) this.underWay.set(host, here);
    else this.underWay.delete(host);
    this.inAll += change;
    if (!isTrusted) this.strangers += change;
  }
}
