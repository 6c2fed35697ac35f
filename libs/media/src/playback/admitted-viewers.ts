import type { Clock } from '#libs/kernel';

const MOST = 20_000;

/** Who was let in lately, so that a film does not ask the gate for each of its segments. Refusals are not kept. */
export class AdmittedViewers {
  private readonly until = new Map<string, number>();

  constructor(
    private readonly forMs: number,
    private readonly clock: Clock,
  ) {}

  has(key: string): boolean {
    const until = this.until.get(key);
    if (until === undefined) return false;
    if (until > this.clock.now().getTime()) return true;
    this.until.delete(key);
    return false;
  }

  add(key: string): void {
    this.until.set(key, this.clock.now().getTime() + this.forMs);
    if (this.until.size <= MOST) return;
    const [oldest] = this.until.keys();
    if (oldest !== undefined) this.until.delete(oldest);
  }
}
