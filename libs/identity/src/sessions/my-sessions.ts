import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';

import type { SessionView } from '#libs/contracts';
import { Database } from '#libs/database';
import { notFound, type AccountViewer } from '#libs/kernel';

import { MOST_SESSIONS } from './begin-session.js';
import { endSessions } from './end-sessions.js';
import { idleSeconds } from './session-cookie.js';

/** Where a person is signed in, and the means to end it. */
@Injectable()
export class MySessions {
  constructor(private readonly database: Database) {}

  async list(me: AccountViewer): Promise<SessionView[]> {
    const rows = await this.database.sql
      .selectFrom('session')
      .select(['public_id', 'user_agent', 'address', 'created_at', 'last_seen_at', 'expires_at'])
      .where('person_id', '=', me.personId)
      .where('expires_at', '>', sql<Date>`now()`)
      .where('last_seen_at', '>', sql<Date>`now() - make_interval(secs => ${idleSeconds(me.role)})`)
      .orderBy('last_seen_at', 'desc')
      .orderBy('public_id')
      .limit(MOST_SESSIONS)
      .execute();
    return rows.map((row) => ({
      id: row.public_id,
      userAgent: row.user_agent,
      address: row.address,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      isCurrent: row.public_id === me.sessionId,
    }));
  }

  /** @throws DomainError `not-found`, also for somebody else's session */
  async revoke(me: AccountViewer, sessionId: string): Promise<void> {
    const ended = await this.database.transaction((tx) =>
      endSessions(tx, me.personId, { only: [sessionId] }),
    );
    if (ended === 0) throw notFound();
  }

  revokeOthers(me: AccountViewer): Promise<number> {
    return this.database.transaction((tx) => endSessions(tx, me.personId, { except: me.sessionId }));
  }
}
