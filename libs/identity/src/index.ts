export { IdentityModule } from './identity.module.js';
export { ensureInstance, INSTANCE, type LocalInstance } from './instance/ensure-instance.js';
export { endSessions } from './sessions/end-sessions.js';
export { SessionCookie } from './sessions/session-cookie.js';
export { SessionReader, type SessionPerson } from './sessions/session-reader.js';
