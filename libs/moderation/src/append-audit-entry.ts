import { sql } from 'kysely';

import type { Transaction } from '#libs/database';

import { FIRST_PREVIOUS, hashEntry } from './audit-hash.js';

/** Something that an auditor should be able to find again; ids, settings and the actor's own reason, never what others wrote. */
export interface AuditFact {
  readonly eventId: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly communityId: string | null;
  readonly detail: Record<string, unknown>;
}

const CHAIN_LOCK = 7_261_125;

/** Adds an entry to the end of the chain, one writer at a time; a fact that is already there is not added again. */
export const appendAuditEntry = async (tx: Transaction, fact: AuditFact): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${CHAIN_LOCK})`.execute(tx.sql);
  const [known, last] = [
    await tx.sql
      .selectFrom('audit_entry')
      .select('seq')
      .where('event_id', '=', fact.eventId)
      .executeTakeFirst(),
    await tx.sql
      .selectFrom('audit_entry')
      .select(['seq', 'hash'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ];
  if (known !== undefined) return;
  const { eventId, ...entry } = { ...fact, seq: (last?.seq ?? 0) + 1 };
  const previous = last === undefined ? FIRST_PREVIOUS : Buffer.from(last.hash);
  await tx.sql
    .insertInto('audit_entry')
    .values({
      seq: entry.seq,
      event_id: eventId,
      at: entry.at,
      actor_id: entry.actorId,
      action: entry.action,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      community_id: entry.communityId,
      detail: sql`${JSON.stringify(entry.detail)}::jsonb`,
      previous_hash: previous,
      hash: hashEntry(previous, entry),
    })
    .execute();
};
