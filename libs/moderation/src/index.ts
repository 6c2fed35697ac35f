export { ModerationModule } from './moderation.module.js';
export { moderationStatusOf } from './status-of.js';
export { verifyAuditLog, type AuditVerification } from './verify-audit-log.js';
export { HearOutcome } from './hear-outcome.js';
export { MakeReport } from './make-report.js';
