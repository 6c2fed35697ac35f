import { sql } from 'kysely';

import type { Database } from '#libs/database';
import type { Clock } from '#libs/kernel';
import { canonicalHost } from '#libs/safe-fetch';

/** With whom this instance talks: nobody, partners that an administrator allowed or silenced, or all who are not suspended. */
export type FederationMode = 'off' | 'allowlist' | 'open';

/**
 * What an administrator decided about another instance. With an expected one only an agreement is negotiated; what a
 * silenced one sends is taken, but not listed.
 */
export type Policy = 'unknown' | 'expected' | 'allowed' | 'silenced' | 'suspended';

/** Whom an allowlist has. */
const TAKEN: readonly Policy[] = ['allowed', 'silenced'];
const TALKED_TO: readonly Policy[] = [...TAKEN, 'expected'];

/** How long another process may act by an older decision. */
const READ_AGAIN_MS = 5_000;

/** The host itself, then every domain above it. */
const domainsOf = (host: string): string[] => {
  const labels = host.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
};

/**
 * Whom this instance hears and writes to, by the setting and by what administrators decided. Hosts are compared in
 * their canonical spelling, whatever the given one; what lies below a suspended host is suspended. All decisions are
 * kept in memory and read again after five seconds.
 */
export class PeerPolicy {
  private policies: Promise<ReadonlyMap<string, Policy>> | null = null;
  private readAt = 0;

  constructor(
    private readonly database: Database,
    private readonly mode: FederationMode,
    private readonly clock: Clock,
  ) {}

  /** Whether what this host sends is looked at. */
  mayReceive(host: string): Promise<boolean> {
    return this.isAdmitted(host, TAKEN);
  }

  /** Whether this host may propose an agreement, and answer ours. */
  mayPropose(host: string): Promise<boolean> {
    return this.isAdmitted(host, TALKED_TO);
  }

  /** Whether anything is sent to this host, or asked of it. */
  maySend(host: string): Promise<boolean> {
    return this.isAdmitted(host, TALKED_TO);
  }

  /** Forgets what was read, after a decision in this process. */
  forget(): void {
    this.policies = null;
  }

  private async isAdmitted(text: string, listed: readonly Policy[]): Promise<boolean> {
    const host = canonicalHost(text);
    if (host === null || this.mode === 'off') return false;
    const policies = await this.current();
    if (domainsOf(host).some((domain) => policies.get(domain) === 'suspended')) return false;
    const policy = policies.get(host) ?? 'unknown';
    return (this.mode === 'open' && policy !== 'expected') || listed.includes(policy);
  }

  private current(): Promise<ReadonlyMap<string, Policy>> {
    const now = this.clock.now().getTime();
    if (this.policies !== null && now - this.readAt < READ_AGAIN_MS) return this.policies;
    const reading = this.read();
    this.policies = reading;
    this.readAt = now;
    reading.catch(() => this.policies === reading && this.forget());
    return reading;
  }

  private async read(): Promise<ReadonlyMap<string, Policy>> {
    const { rows } = await sql<{ host: string; policy: Policy }>`
      select i.host, p.policy from peer p join instance i on i.id = p.instance_id
      where p.policy <> 'unknown'`.execute(this.database.sql);
    return new Map(rows.map(({ host, policy }) => [canonicalHost(host) ?? host, policy]));
  }
}
