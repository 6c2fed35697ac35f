export {
  keyOfActor,
  ownerOfKey,
  type KeyFinding,
  type KeyRefusal,
  type OwnerFinding,
} from './keys/find-key.js';
export { generateActorKeys, publicKeyPem, type ActorKeys, type KeyPair } from './keys/generate-actor-keys.js';
export { KeyCache } from './keys/key-cache.js';
export { isKeyId } from './keys/key-id.js';
export { multikeyOf } from './keys/multikey.js';
export { SealedKeyError, sealPrivateKey, unsealPrivateKey } from './keys/seal-private-key.js';
export {
  canonicalJson,
  NotCanonicalError,
  type JsonObject,
  type JsonValue,
} from './proofs/canonical-json.js';
export {
  addProof,
  verifyProof,
  type ProofMaker,
  type ProofRefusal,
  type ProofVerdict,
  type ResolveProofKey,
} from './proofs/integrity-proof.js';
export {
  chooseAcceptedSignature,
  type AcceptedSignature,
  type MessageAlgorithm,
} from './signatures/accept-signature.js';
export { headerListOf, type HeaderList, type ReceivedRequest } from './signatures/received-request.js';
export {
  signCavage,
  signMessage,
  type RequestSigner,
  type RequestToSign,
  type SignatureHeaders,
} from './signatures/sign-request.js';
export type { SignatureScheme } from './signatures/signature-claim.js';
export type { SignatureRefusal } from './signatures/signature-refused.js';
export {
  verifyRequest,
  type KeyAnswer,
  type RequestToVerify,
  type ResolveKey,
  type SignatureVerdict,
} from './signatures/verify-request.js';
