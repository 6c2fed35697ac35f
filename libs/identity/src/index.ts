export { ensureInstance, type LocalInstance } from './ensure-instance.js';
