export { CLOCK, systemClock, type Clock } from './clock.js';
export { CursorCodec, type CursorKey } from './cursor.js';
export { type DomainEventKind, type DomainEvents, type RecordedEvent } from './domain-events.js';
export {
  DomainError,
  kernelStatusOf,
  notFound,
  type ErrorDetails,
  type FieldProblem,
} from './domain-error.js';
export { isId, newId } from './ids.js';
export { LIMITS } from './limits.js';
export { HANDLE, LONGEST_HANDLE, NAME_ELSEWHERE, NAME_HERE } from './names.js';
export { isLocalTime, isTimeZone, localTimeOf, momentOf } from './local-time.js';
export {
  PROFILE_FIELDS,
  PROFILE_VISIBILITIES,
  type ProfileField,
  type ProfileVisibility,
} from './profile-fields.js';
export { repeat, type Repeated } from './repeat.js';
export { settledWithin } from './settled-within.js';
export { StreamFollower, type FollowerParts, type Numbered } from './stream-follower.js';
export { RECONNECTION, spreadReconnections } from './reconnection.js';
export { checkText, type TextProblem, type TextRule } from './text-policy.js';
export {
  anonymous,
  personOf,
  type AccountViewer,
  type AnonymousViewer,
  type InstanceRole,
  type PersonViewer,
  type RemoteInstanceViewer,
  type RemotePersonViewer,
  type Viewer,
} from './viewer.js';
