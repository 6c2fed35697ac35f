import type { Log } from '#libs/observability';

const NOTED_EVERY_MS = 60_000;
const MOST_HOSTS = 10_000;

/** Notes which hosts are heard from, each at most once a minute, without keeping the one who asks waiting. */
export class HeardHosts {
  private readonly noted = new Map<string, number>();

  constructor(
    private readonly note: (host: string) => Promise<void>,
    private readonly log: Log,
  ) {}

  hear(host: string): void {
    const now = performance.now();
    const before = this.noted.get(host);
    if (before !== undefined && now - before < NOTED_EVERY_MS) return;
    if (this.noted.size >= MOST_HOSTS) this.noted.clear();
    this.noted.set(host, now);
    this.note(host).catch((error: unknown) => {
      this.noted.delete(host);
      this.log.warn({ err: error, host }, 'it was not noted that a host was heard from');
    });
  }
}
