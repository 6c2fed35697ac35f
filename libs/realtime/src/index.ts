export type { HeldRight, RealtimePorts, SocketPerson } from './ports.js';
export { Realtime, type RealtimeOptions } from './realtime.js';
export { tellProcesses } from './tell-processes.js';
export { realtimeStatusOf } from './status-of.js';
