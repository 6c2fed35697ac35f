export { handlePeerJobs } from './handle-peer-jobs.js';
export type { KnownActor } from './known-actor.js';
export { PeerPolicy, type FederationMode, type Policy } from './peer-policy.js';
export { ReadSoftware } from './read-software.js';
export { RemoteActors, type FindOptions, type RemoteActorsParts } from './remote-actors.js';
export { SetPeerPolicy } from './set-peer-policy.js';
export { SignedFetch, type InstanceSigner } from './signed-fetch.js';
export { verifySender } from './verify-sender.js';
