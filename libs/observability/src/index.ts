export { createLog, LOG, securityEvent, type Log } from './log.js';
