import { sql } from 'kysely';

import type { Transaction } from '#libs/database';
import { newId, type InstanceRole } from '#libs/kernel';

import { hashOfSecret, newSecret } from '../secret.js';
import { endSessions } from './end-sessions.js';
import { longestSeconds } from './session-cookie.js';

/** The browser that signs in. */
export interface Browser {
  readonly userAgent: string;
  readonly address: string;
}

/** A session that has just begun; the secret is for its cookie and known to nobody else. */
export interface BegunSession {
  readonly sessionId: string;
  readonly personId: string;
  readonly role: InstanceRole;
  readonly secret: string;
}

/** More than anyone uses; the one that rested longest ends when another begins. */
export const MOST_SESSIONS = 50;

const endOldest = async (tx: Transaction, personId: string): Promise<void> => {
  const tooMany = await tx.sql
    .selectFrom('session')
    .select('public_id')
    .where('person_id', '=', personId)
    .orderBy('last_seen_at', 'desc')
    .offset(MOST_SESSIONS - 1)
    .execute();
  const ids = tooMany.map(({ public_id }) => public_id);
  if (ids.length > 0) await endSessions(tx, personId, { only: ids });
};

/** Begins a session under a fresh identifier; whatever the browser sent as its cookie before plays no part in it. */
export const beginSession = async (
  tx: Transaction,
  person: { readonly personId: string; readonly role: InstanceRole },
  browser: Browser,
): Promise<BegunSession> => {
  await endOldest(tx, person.personId);
  const secret = newSecret();
  const sessionId = newId();
  await tx.sql
    .insertInto('session')
    .values({
      id: hashOfSecret(secret),
      public_id: sessionId,
      person_id: person.personId,
      created_at: sql<Date>`now()`,
      last_seen_at: sql<Date>`now()`,
      expires_at: sql<Date>`now() + make_interval(secs => ${longestSeconds(person.role)})`,
      user_agent: browser.userAgent.slice(0, 300),
      address: browser.address,
    })
    .execute();
  return { sessionId, personId: person.personId, role: person.role, secret };
};
