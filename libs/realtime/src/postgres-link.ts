import { Client } from 'pg';

import type { ProcessLink, Report } from './process-link.js';

const CHANNEL = 'guildhall';
const RETRY_WITHIN_MS = 1_000;
const CLOSE_WITHIN_MS = 500;
const MOST_WAITING = 1_000;

/** `LISTEN` and `NOTIFY` on one connection of its own, opened again whenever it breaks. */
class PostgresLink implements ProcessLink {
  /** `NOTIFY` carries less than 8,000 bytes. */
  readonly mostBytes = 7_900;
  private readonly listeners: ((text: string) => void)[] = [];
  private client: Client | null = null;
  private retry: NodeJS.Timeout | undefined;
  private readonly waiting: string[] = [];
  private sending = false;
  private closing = false;

  constructor(
    private readonly url: string,
    private readonly report: Report,
  ) {
    void this.open();
  }

  send(text: string): void {
    if (this.client === null || this.waiting.length >= MOST_WAITING) return;
    this.waiting.push(text);
    if (!this.sending) void this.sendWaiting();
  }

  onText(listener: (text: string) => void): void {
    this.listeners.push(listener);
  }

  async close(): Promise<void> {
    this.closing = true;
    clearTimeout(this.retry);
    const ended = this.client?.end().catch(() => undefined);
    this.client = null;
    const patience = new Promise((done) => setTimeout(done, CLOSE_WITHIN_MS).unref());
    await Promise.race([ended, patience]);
  }

  private async sendWaiting(): Promise<void> {
    this.sending = true;
    for (let text = this.waiting.shift(); text !== undefined; text = this.waiting.shift())
      await this.client?.query('select pg_notify($1, $2)', [CHANNEL, text]).catch(() => undefined);
    this.sending = false;
  }

  private async open(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'guildhall-link',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client.on('error', (error) => this.lose(client, error));
    client.on('end', () => this.lose(client, null));
    client.on('notification', ({ payload = '' }) => {
      for (const listener of this.listeners) listener(payload);
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      if (this.closing) await client.end();
      else this.client = client;
    } catch (error) {
      this.lose(client, error);
    }
  }

  private lose(client: Client, error: unknown): void {
    if (this.closing) return;
    if (this.client === client && error !== null) this.report(error, { link: 'postgres' });
    if (this.client === client) this.client = null;
    if (this.retry !== undefined) return;
    client.end().catch(() => undefined);
    this.retry = setTimeout(
      () => {
        this.retry = undefined;
        void this.open();
      },
      RETRY_WITHIN_MS * (0.5 + Math.random() / 2),
    );
    this.retry.unref();
  }
}

/** Each database is one instance, and its notifications stay inside it. */
export const postgresLink = (url: string, report: Report): ProcessLink => new PostgresLink(url, report);
