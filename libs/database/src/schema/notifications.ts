import { defineEntity, p } from '@mikro-orm/postgresql';

export type NotificationKind =
  | 'mention'
  | 'reply'
  | 'thread-activity'
  | 'followed-post'
  | 'publication'
  | 'publication-comment'
  | 'followed-topic'
  | 'reaction'
  | 'answer-accepted'
  | 'captions-missing'
  | 'video-review'
  | 'event-soon'
  | 'event-moved'
  | 'event-cancelled'
  | 'event-resumed'
  | 'invitation'
  | 'join-request'
  | 'join-decision'
  | 'agreement-proposed'
  | 'agreement-answered'
  | 'agreement-ended'
  | 'agreement-review'
  | 'endorsement'
  | 'expert-asked'
  | 'report'
  | 'report-decision'
  | 'report-answered';

/** Something a person should know. Unread ones with the same `groupKey` are one row that counts. */
export const Notification = defineEntity({
  name: 'Notification',
  tableName: 'notification',
  properties: {
    id: p.uuid().primary(),
    personId: p.uuid(),
    kind: p.text().$type<NotificationKind>(),
    groupKey: p.text(),
    actorIds: p.array().$type<string[]>(),
    count: p.integer(),
    communityId: p.uuid().nullable(),
    threadId: p.uuid().nullable(),
    postId: p.uuid().nullable(),
    subjectId: p.uuid().nullable(),
    publicationId: p.uuid().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    readAt: p.datetime().nullable(),
  },
});

/** Which domain event already led to which notification, so that a repeated event counts once. */
export const NotificationCause = defineEntity({
  name: 'NotificationCause',
  tableName: 'notification_cause',
  properties: {
    eventId: p.uuid().primary(),
    personId: p.uuid().primary(),
    notificationId: p.uuid(),
  },
});

/** How much a person wants to hear of a thread. No row: only mentions and replies to them. */
export const ThreadSubscription = defineEntity({
  name: 'ThreadSubscription',
  tableName: 'thread_subscription',
  properties: {
    personId: p.uuid().primary(),
    threadId: p.uuid().primary(),
    level: p.text().$type<'watch' | 'normal' | 'mute'>(),
    updatedAt: p.datetime(),
  },
});

/** A person's own numbered stream (`account:<id>`), for catch-up after a gap. */
export const AccountEvent = defineEntity({
  name: 'AccountEvent',
  tableName: 'account_event',
  properties: {
    personId: p.uuid().primary(),
    seq: p.bigint('number').primary(),
    kind: p.text(),
    payload: p.json<unknown>(),
    createdAt: p.datetime(),
  },
});

/** The last number given out in each account stream; the row's lock orders its writers. */
export const AccountStream = defineEntity({
  name: 'AccountStream',
  tableName: 'account_stream',
  properties: {
    personId: p.uuid().primary(),
    seq: p.bigint('number'),
  },
});
