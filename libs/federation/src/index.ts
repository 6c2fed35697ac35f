export * from './actors/index.js';
export * from './discovery/index.js';
export * from './delivery/index.js';
export * from './outgoing/index.js';
export {
  keyOfActor,
  ownerOfKey,
  type KeyFinding,
  type KeyRefusal,
  type OwnerFinding,
} from './keys/find-key.js';
export { generateActorKeys, publicKeyPem, type ActorKeys, type KeyPair } from './keys/generate-actor-keys.js';
export { FederationModule } from './federation.module.js';
export { FederationOffModule } from './federation-off.module.js';
export { KeyRing } from './keys/key-ring.js';
export { ServeDocuments } from './serving/serve-documents.js';
export { SignedViewer } from './serving/signed-viewer.js';
export { SENDERS, type Sender, type Senders } from './serving/senders.js';
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
export { type Audience, type GroupCandidate } from './incoming/audience.js';
export {
  type Activity,
  type ActivityType,
  type Actor,
  type Authorization,
  type Collection,
  type Content,
  type Inner,
  type Reading,
  type Tombstone,
} from './incoming/documents.js';
export { hostOf, type Iri, originOf, readIri, sameHost } from './incoming/iri.js';
export { readDocument } from './incoming/read-document.js';
export { type Admission, type Take } from './trust/admission.js';
export { admit } from './trust/admit.js';
export { admitFetched, type Fetched, type FetchedAdmission } from './trust/admit-fetched.js';
export { addressesIn, type Facts, type KnownObject, type Witness } from './trust/facts.js';
export { INBOX_ADDRESSES } from './inbox/inbox-box.js';
export { federationStatusOf } from './status-of.js';
