/** PostgreSQL's own code for "too many connections": the caller should try again later. */
const TOO_MANY = '53300';

const noTurn = (): Error =>
  Object.assign(new Error('No connection became free for this write in time.'), { code: TOO_MANY });

/**
 * Keeps writes from holding every connection of the pool: while they queue for a row that somebody has locked,
 * reads still find a connection. Those who wait get their turns in order.
 */
export class WriteTurns {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  /**
   * Writes may hold three in four of `poolSize` connections, but always two (the delivery of facts holds one while
   * those who react to them write); whoever waits longer than `patienceMs` is refused.
   */
  constructor(
    poolSize: number,
    private readonly patienceMs: number,
  ) {
    this.free = Math.max(2, Math.floor((poolSize * 3) / 4));
  }

  /** @throws Error that says "unavailable" when no turn came in time */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await this.wait();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free += 1;
      else next();
    }
  }

  private wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(begin), 1);
        reject(noTurn());
      }, this.patienceMs);
      this.waiting.push(begin);
    });
  }
}
