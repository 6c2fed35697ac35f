import type { Database } from '#libs/database';
import { anonymous, LIMITS, type AccountViewer, type Viewer } from '#libs/kernel';

import { hashOfSecret } from '../secret.js';
import { accountViewerOf, type AccountRow } from './account-viewer.js';
import type { SessionCookie } from './session-cookie.js';

/** A signed-in person, as pages and sockets need them. */
export interface SessionPerson {
  readonly viewer: AccountViewer;
  readonly name: string;
  readonly displayName: string;
  readonly host: string;
  readonly language: 'en' | 'cy';
  readonly showPresence: boolean;
  readonly showTyping: boolean;
}

interface SessionRow extends AccountRow {
  id: Buffer;
  public_id: string;
  name: string;
  display_name: string;
  host: string;
  language: 'en' | 'cy';
  show_presence: boolean;
  show_typing: boolean;
  is_stale: boolean;
}

const { adminIdleSeconds, idleSeconds } = LIMITS.session;

const lives = `
  session.expires_at > now()
  and session.last_seen_at > now() - case account.role
    when 'admin' then interval '${adminIdleSeconds} seconds' else interval '${idleSeconds} seconds' end
  and account.suspended_at is null and person.deleted_at is null`;

const sources = `
  session join account on account.person_id = session.person_id
  join person on person.id = session.person_id
  join instance on instance.id = person.instance_id`;

const RESOLVE = {
  name: 'session-resolve',
  text: `
    select session.id, session.public_id, session.person_id, person.instance_id, account.role,
      case when account.email_confirmed_at is null then '' else account.email end as email, person.name, person.display_name, instance.host, account.language,
      account.show_presence, account.show_typing,
      session.last_seen_at < now() - interval '1 minute' as is_stale
    from ${sources} where session.id = $1 and ${lives}`,
};

const TOUCH = {
  name: 'session-touch',
  text: `update session set last_seen_at = now()
    where id = $1 and last_seen_at < now() - interval '1 minute'`,
};

const LIVING = {
  name: 'session-living',
  text: `select session.public_id from ${sources} where session.public_id = any($1::uuid[]) and ${lives}`,
};

const personOf = (row: SessionRow): SessionPerson => ({
  viewer: accountViewerOf(row, row.public_id),
  name: row.name,
  displayName: row.display_name,
  host: row.host,
  language: row.language,
  showPresence: row.show_presence,
  showTyping: row.show_typing,
});

/**
 * Finds the person behind a session cookie, for HTTP and sockets alike, with one prepared statement. Time is the
 * database's, so that nodes with different clocks agree.
 */
export class SessionReader {
  constructor(
    private readonly database: Database,
    private readonly cookie: SessionCookie,
  ) {}

  /** The signed-in person; null without a session that is alive. */
  async resolve(cookieHeader: string | undefined): Promise<SessionPerson | null> {
    const secret = this.cookie.read(cookieHeader);
    if (secret === undefined) return null;
    const { rows } = await this.database.pool.query<SessionRow>({
      ...RESOLVE,
      values: [hashOfSecret(secret)],
    });
    const row = rows[0];
    if (row === undefined) return null;
    if (row.is_stale) this.touch(row.id);
    return personOf(row);
  }

  async viewerOf(cookieHeader: string | undefined): Promise<Viewer> {
    return (await this.resolve(cookieHeader))?.viewer ?? anonymous;
  }

  /** Viewer and preferred language of a request. */
  async callerOf(
    cookieHeader: string | undefined,
  ): Promise<{ viewer: Viewer; language: 'en' | 'cy' | null }> {
    const person = await this.resolve(cookieHeader);
    return person === null ? { viewer: anonymous, language: null } : person;
  }

  /** Of these sessions (public ids), those that are alive. */
  async living(sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (sessionIds.length === 0) return new Set();
    const { rows } = await this.database.pool.query<{ public_id: string }>({
      ...LIVING,
      values: [sessionIds],
    });
    return new Set(rows.map(({ public_id }) => public_id));
  }

  private touch(id: Buffer): void {
    // A reader is served also where nothing can be written, so a failure here is none of theirs.
    this.database.pool.query({ ...TOUCH, values: [id] }).catch(() => undefined);
  }
}
