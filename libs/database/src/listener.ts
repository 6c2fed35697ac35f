import { Client } from 'pg';

const CONNECT_WITHIN_MS = 8_000;
const AGAIN_AFTER_MS = 2_000;

/**
 * Hears the notifications of one channel on a connection of its own. A connection that is lost is made again, and what
 * was said in between is not heard: who listens looks for itself now and then as well.
 */
export class Listener {
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isOpen = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly onNotified: () => void,
  ) {}

  /** Begins to listen, or to try to. */
  open(): void {
    this.isOpen = true;
    void this.connect();
  }

  async close(): Promise<void> {
    this.isOpen = false;
    clearTimeout(this.timer);
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      keepAlive: true,
      application_name: 'guildhall-listener',
    });
    this.client = client;
    client.on('notification', () => this.onNotified());
    client.on('error', () => undefined);
    client.once('end', () => this.connectLater(client));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(this.channel)}`);
      this.onNotified();
    } catch {
      await client.end().catch(() => undefined);
      this.connectLater(client);
    }
  }

  private connectLater(lost: Client): void {
    if (!this.isOpen || this.client !== lost) return;
    this.client = undefined;
    this.timer = setTimeout(() => void this.connect(), AGAIN_AFTER_MS);
    this.timer.unref();
  }
}
