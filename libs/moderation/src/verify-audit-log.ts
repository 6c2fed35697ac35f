import type { Database } from '#libs/database';

import { FIRST_PREVIOUS, hashEntry } from './audit-hash.js';

/** Result of checking the chain. `brokenAt` is the number of the first entry that does not fit. */
export interface AuditVerification {
  readonly entries: number;
  readonly intact: boolean;
  readonly brokenAt: number | null;
}

const BATCH = 1000;

/** Walks the whole chain in batches and recomputes every hash. */
export const verifyAuditLog = async (database: Database): Promise<AuditVerification> => {
  let previous: Buffer = FIRST_PREVIOUS;
  let seq = 0;
  for (;;) {
    const rows = await database.sql
      .selectFrom('audit_entry')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) return { entries: seq, intact: true, brokenAt: null };
    for (const row of rows) {
      const expected = hashEntry(previous, {
        seq: seq + 1,
        at: row.at,
        actorId: row.actor_id,
        action: row.action,
        subjectKind: row.subject_kind,
        subjectId: row.subject_id,
        communityId: row.community_id,
        detail: row.detail,
      });
      if (row.seq !== seq + 1 || !expected.equals(row.hash) || !previous.equals(row.previous_hash)) {
        return { entries: seq, intact: false, brokenAt: seq + 1 };
      }
      previous = expected;
      seq += 1;
    }
  }
};
