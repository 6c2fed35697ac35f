import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * A report of something, and what was decided: by a person, or by another server that does not say for whom. `isForwarded`:
 * the reporter wants the server of the community elsewhere to hear of it; `elsewhereOutcome` is what that made of it.
 */
export const Report = defineEntity({
  name: 'Report',
  tableName: 'report',
  properties: {
    id: p.uuid().primary(),
    reporterId: p.uuid().nullable(),
    reporterInstanceId: p.uuid().nullable(),
    subjectKind: p
      .text()
      .$type<'post' | 'person' | 'community' | 'endorsement' | 'document' | 'publication' | 'comment'>(),
    subjectId: p.uuid(),
    communityId: p.uuid().nullable(),
    category: p.text().$type<'rude' | 'personal-data' | 'wrong' | 'spam' | 'other'>(),
    reason: p.text(),
    status: p.text().$type<'open' | 'upheld' | 'dismissed'>(),
    outcomeNote: p.text(),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    isForwarded: p.boolean().default(false),
    elsewhereOutcome: p.text().$type<'removed' | 'acted' | 'no-action' | 'dealt-with'>().nullable(),
    elsewhereNote: p.text().default(''),
    elsewhereAt: p.datetime().nullable(),
  },
});

/** One line of the append-only, hash-chained audit log. */
export const AuditEntry = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  properties: {
    seq: p.bigint('number').primary(),
    eventId: p.uuid(),
    at: p.datetime(),
    actorId: p.uuid().nullable(),
    action: p.text(),
    subjectKind: p.text(),
    subjectId: p.text().nullable(),
    communityId: p.uuid().nullable(),
    detail: p.json<Record<string, unknown>>(),
    address: p.text().nullable(),
    previousHash: p.blob(),
    hash: p.blob(),
  },
});
