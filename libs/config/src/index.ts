export type {
  Config,
  FederationConfig,
  LearningRecordConfig,
  Roles,
  ScannerAddress,
  StorageConfig,
} from './config.js';
export { documentSettings } from './document-settings.js';
export { readConfig, type Environment } from './read-config.js';

/** Injection token of the configuration. */
export const CONFIG = Symbol('Config');
