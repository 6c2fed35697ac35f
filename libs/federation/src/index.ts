export {
  canonicalJson,
  NotCanonicalError,
  type JsonObject,
  type JsonValue,
} from './proofs/canonical-json.js';
