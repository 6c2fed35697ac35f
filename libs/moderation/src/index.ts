export { ModerationModule } from './moderation.module.js';
export { moderationStatusOf } from './status-of.js';
export { verifyAuditLog, type AuditVerification } from './verify-audit-log.js';
export { MakeReport } from './make-report.js';
