export { isDatabaseUnavailable } from './availability.js';
export { Bell } from './bell.js';
export { Database, type DatabaseOptions, type PreparedStatement } from './database.js';
export { freePort } from './free-port.js';
export { GroupedWrites } from './grouped-writes.js';
export { idFromText } from './id-from-text.js';
export { anywhere, likeSafe } from './like-pattern.js';
export { Listener } from './listener.js';
export { Rounds } from './rounds.js';
export {
  answerGivenBefore,
  isRepeatedKey,
  isTaken,
  requestHashOf,
  runOnce,
  type OnceKey,
} from './run-once.js';
export type { Tables } from './schema/index.js';
export type { CommunityRole, JoinPolicy, Visibility } from './schema/communities.js';
export type { ReactionKind } from './schema/discussion.js';
export type { ActorKind, RemoteKey } from './schema/federation.js';
export type { VideoPictures } from './schema/media.js';
export type { FollowLevel } from './schema/people.js';
export type { NotificationKind } from './schema/notifications.js';
export type { PublicationAudience } from './schema/publishing.js';
export {
  Transaction,
  type AccountStreamEvent,
  type Committed,
  type ThreadStreamEvent,
} from './transaction.js';
export {
  findRunningPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded-postgres.js';
