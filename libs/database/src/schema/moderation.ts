import { defineEntity, p } from '@mikro-orm/postgresql';

/** A member's report of something, and what was decided. */
export const Report = defineEntity({
  name: 'Report',
  tableName: 'report',
  properties: {
    id: p.uuid().primary(),
    reporterId: p.uuid(),
    subjectKind: p.text().$type<'post' | 'person' | 'community' | 'endorsement'>(),
    subjectId: p.uuid(),
    communityId: p.uuid().nullable(),
    category: p.text().$type<'rude' | 'personal-data' | 'wrong' | 'spam' | 'other'>(),
    reason: p.text(),
    status: p.text().$type<'open' | 'upheld' | 'dismissed'>(),
    outcomeNote: p.text(),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
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
