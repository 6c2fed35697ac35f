type Stretch = [from: number, to: number];

/** Further apart than this, in seconds, two moments were not played through: somebody has jumped. */
const FURTHEST = 5;

/** Stretches that the server takes at once. */
const MOST_STRETCHES = 50;

/** The seconds that were played and that the server does not know yet. */
export class SeenSeconds {
  readonly #seconds = new Set<number>();
  #last: number | null = null;

  /** The video stands here, in seconds, while it plays. */
  pass(time: number): void {
    const from = this.#last === null || time < this.#last || time - this.#last > FURTHEST ? time : this.#last;
    for (let second = Math.floor(from); second <= Math.floor(time); second += 1) this.#seconds.add(second);
    this.#last = time;
  }

  /** Somebody goes elsewhere: what lies between was not seen. */
  jump(): void {
    this.#last = null;
  }

  get isEmpty(): boolean {
    return this.#seconds.size === 0;
  }

  /** Gives what is to be sent next, joined and in order; where that is not everything, the rest stays. */
  take(): Stretch[] {
    const stretches: Stretch[] = [];
    for (const second of [...this.#seconds].toSorted((one, other) => one - other)) {
      const last = stretches.at(-1);
      if (last !== undefined && last[1] === second) last[1] = second + 1;
      else stretches.push([second, second + 1]);
    }
    this.#seconds.clear();
    this.putBack(stretches.splice(MOST_STRETCHES));
    return stretches;
  }

  /** Nothing of it is to be sent. */
  forget(): void {
    this.#seconds.clear();
  }

  /** What could not be sent is there again. */
  putBack(stretches: readonly Stretch[]): void {
    for (const [from, to] of stretches)
      for (let second = from; second < to; second += 1) this.#seconds.add(second);
  }
}
