export {
  accept,
  follow,
  invite,
  join,
  leave,
  reject,
  removeMember,
  type MembershipTerms,
  type RequestFacts,
} from './activities/membership.js';
export type { DoneBy } from './activities/activity.js';
export { announceActivity, announceId } from './activities/announcements.js';
export {
  create,
  deleteActor,
  deletion,
  move,
  undo,
  update,
  updateActor,
  type DeletionFacts,
  type MoveFacts,
} from './activities/content.js';
export {
  add,
  block,
  flag,
  lock,
  remove,
  resolve,
  type BanFacts,
  type CollectionChange,
  type LockFacts,
  type ReportFacts,
} from './activities/moderation.js';
export { dislike, emojiReact, like, type ReactionFacts } from './activities/reactions.js';
export { groupActor, instanceActor, personActor } from './actors.js';
export { addressedIn, announcedBy, type Addressing } from './addressing.js';
export {
  Addresses,
  pageAddress,
  type ActivityKind,
  type ActorAddresses,
  type CommunityAddresses,
  type PersonAddresses,
  type PostAddresses,
} from './addresses.js';
export {
  collection,
  collectionPage,
  followersCount,
  type CollectionFacts,
  type CollectionPageFacts,
} from './collections.js';
export { ACTIVITY_JSON, JRD_JSON, XRD_XML } from './content-types.js';
export { CONTEXTS, PUBLIC } from './contexts.js';
export { reply, thread, tombstone } from './contributions.js';
export type * from './facts.js';
export { RawJson, type OutgoingDocument, type OutgoingValue } from './outgoing-document.js';
export { serialise } from './serialise.js';
export { chaptersDocument, video } from './video.js';
