export type { HeldRight, RealtimePorts, SocketPerson } from './ports.js';
export { Realtime, type RealtimeOptions } from './realtime.js';
export { realtimeStatusOf } from './status-of.js';
