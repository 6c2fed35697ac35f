export { createAccount, createAdmin, type AccountParts } from './accounts/create-account.js';
export { setPasswordAsOperator } from './accounts/set-password.js';
export { IdentityModule } from './identity.module.js';
export { ensureInstance, INSTANCE, type LocalInstance } from './instance/ensure-instance.js';
export { claimName, type NameClaim } from './names/claim-name.js';
export { endSessions } from './sessions/end-sessions.js';
export { SessionCookie } from './sessions/session-cookie.js';
export { SessionReader, type SessionPerson } from './sessions/session-reader.js';
export { identityStatusOf } from './status-of.js';
