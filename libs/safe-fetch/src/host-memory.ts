const MOST_HOSTS = 1000;

/** Which hosts could not be reached a moment ago, and which answered last time. Both lists forget their oldest. */
export class HostMemory {
  /** Host to when it may be asked again, in milliseconds of the process. */
  private readonly resting = new Map<string, number>();
  private readonly answering = new Set<string>();

  constructor(private readonly restSeconds: number) {}

  failed(host: string): void {
    this.answering.delete(host);
    this.resting.delete(host);
    this.resting.set(host, performance.now() + this.restSeconds * 1000);
    forgetOldest(this.resting);
  }

  answered(host: string): void {
    this.resting.delete(host);
    this.answering.delete(host);
    this.answering.add(host);
    forgetOldest(this.answering);
  }

  isResting(host: string): boolean {
    const until = this.resting.get(host);
    if (until === undefined) return false;
    if (until > performance.now()) return true;
    this.resting.delete(host);
    return false;
  }

  isAnswering(host: string): boolean {
    return this.answering.has(host);
  }
}

const forgetOldest = (hosts: Map<string, number> | Set<string>): void => {
  const [oldest] = hosts.keys();
  if (hosts.size > MOST_HOSTS && oldest !== undefined) hosts.delete(oldest);
};
