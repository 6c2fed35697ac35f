import { defineEntity, p } from '@mikro-orm/postgresql';

/** What an actor is here. */
export type ActorKind = 'person' | 'community' | 'instance';

/**
 * The keys with which an actor of this instance signs. Private halves are sealed under the instance's secret
 * (`libs/federation/src/keys`); they stand in no other table.
 */
export const ActorKeys = defineEntity({
  name: 'ActorKeys',
  tableName: 'actor_keys',
  properties: {
    ownerId: p.uuid().primary(),
    ownerKind: p.text().$type<ActorKind>(),
    rsaPublicPem: p.text(),
    rsaPrivate: p.blob(),
    ed25519Public: p.text(),
    ed25519Private: p.blob(),
    createdAt: p.datetime(),
  },
});

/** A public key that an actor elsewhere lists: PEM of an RSA key, or a Multikey. */
export interface RemoteKey {
  readonly id: string;
  readonly form: 'pem' | 'multikey';
  readonly value: string;
  /** The actor's document no longer lists it. It counts until another key of the actor has signed something. */
  readonly superseded?: true;
}

/**
 * How a person, a community or an instance elsewhere is reached, and the keys that its own document lists. The primary
 * key is that of the row in `person`, `community` or `instance`. `picture` is the address of its picture there.
 */
export const RemoteActor = defineEntity({
  name: 'RemoteActor',
  tableName: 'remote_actor',
  properties: {
    ownerId: p.uuid().primary(),
    ownerKind: p.text().$type<ActorKind>(),
    instanceId: p.uuid(),
    uri: p.text(),
    username: p.text(),
    inbox: p.text(),
    sharedInbox: p.text().nullable(),
    outbox: p.text().nullable(),
    followers: p.text().nullable(),
    featured: p.text().nullable(),
    moderators: p.text().nullable(),
    keys: p.json<readonly RemoteKey[]>(),
    movedTo: p.text().nullable(),
    picture: p.text().nullable(),
    pictureAlt: p.text().default(''),
    fetchedAt: p.datetime(),
    goneAt: p.datetime().nullable(),
  },
});

/**
 * What this instance knows of another one and allows it. `signature`: the scheme that it last accepted.
 * `failingSince` is set while nothing can be delivered there; the next attempt is at `probeAt`. `isQuick`: its last answer
 * to a delivery came within moments. `mostPerMinute` and `mostBytesPerDay` limit what is taken from it; null is the usual.
 */
export const Peer = defineEntity({
  name: 'Peer',
  tableName: 'peer',
  properties: {
    instanceId: p.uuid().primary(),
    policy: p
      .text()
      .$type<'unknown' | 'expected' | 'allowed' | 'silenced' | 'suspended'>()
      .default('unknown'),
    signature: p.text().$type<'cavage' | 'rfc9421'>().nullable(),
    software: p.text().default(''),
    softwareVersion: p.text().default(''),
    nodeinfoAt: p.datetime().nullable(),
    lastHeardAt: p.datetime().nullable(),
    failingSince: p.datetime().nullable(),
    probeAt: p.datetime().nullable(),
    isQuick: p.boolean().default(false),
    lastError: p.text().default(''),
    mostPerMinute: p.integer().nullable(),
    mostBytesPerDay: p.bigint('number').nullable(),
  },
});

/** What came from a host on a day (UTC), near enough for limits: processes add what they have counted every few seconds. */
export const PeerUsage = defineEntity({
  name: 'PeerUsage',
  tableName: 'peer_usage',
  properties: {
    host: p.text().primary(),
    day: p.text().primary(),
    activities: p.bigint('number'),
    bytes: p.bigint('number'),
  },
});

/** How far one version of an agreement has come. `replaced`: a later version is in force. */
export type AgreementState = 'draft' | 'proposed' | 'accepted' | 'rejected' | 'ended' | 'replaced';

/**
 * One version of what was agreed, or is to be agreed, with another instance; at most one is in force. `uri` is its id for
 * both sides, `offerUri` that of the activity that proposed it. `communities` are addresses of communities of either side;
 * none means all that are public. `reviewOn` is a day as in ISO 8601.
 */
export const PartnerAgreement = defineEntity({
  name: 'PartnerAgreement',
  tableName: 'partner_agreement',
  properties: {
    id: p.uuid().primary(),
    instanceId: p.uuid(),
    uri: p.text(),
    offerUri: p.text().nullable(),
    version: p.integer(),
    isOurs: p.boolean(),
    state: p.text().$type<AgreementState>(),
    purpose: p.text(),
    dataClasses: p.array().$type<string[]>(),
    communities: p.array().$type<string[]>(),
    contact: p.text(),
    reviewOn: p.text(),
    writtenBy: p.uuid().nullable(),
    decidedBy: p.uuid().nullable(),
    createdAt: p.datetime(),
    proposedAt: p.datetime().nullable(),
    decidedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    endedBy: p.text().$type<'us' | 'them'>().nullable(),
    remindedAt: p.datetime().nullable(),
  },
});

/**
 * That an actor asked to follow another, and what became of it; one side at least is elsewhere. `uri` is the id of the
 * latest Follow, or of the Join by which somebody asks to belong to a private community.
 */
export const Follow = defineEntity({
  name: 'Follow',
  tableName: 'follow',
  properties: {
    id: p.uuid().primary(),
    followerId: p.uuid(),
    followerKind: p.text().$type<ActorKind>(),
    targetId: p.uuid(),
    targetKind: p.text().$type<ActorKind>(),
    uri: p.text(),
    type: p.text().$type<'Follow' | 'Join'>().default('Follow'),
    state: p.text().$type<'pending' | 'accepted' | 'rejected'>(),
    requestedAt: p.datetime(),
    decidedAt: p.datetime().nullable(),
  },
});

/**
 * An activity that arrived and whose signature was right, with its bytes as they came. Handled in the order of `seq`
 * within a host, save what has nothing to do with each other. `verdict` says what became of it, and `because` why. One that came too early waits for `awaits`, the
 * id of something elsewhere. `about` is the id of the post, person or community that it is about.
 */
export const InboxActivity = defineEntity({
  name: 'InboxActivity',
  tableName: 'inbox_activity',
  properties: {
    seq: p.bigint('number').primary().autoincrement(),
    uri: p.text(),
    host: p.text(),
    actorUri: p.text(),
    kind: p.text(),
    body: p.blob(),
    receivedAt: p.datetime(),
    attempts: p.integer().default(0),
    notBefore: p.datetime().nullable(),
    handledAt: p.datetime().nullable(),
    deadAt: p.datetime().nullable(),
    verdict: p.text().$type<'applied' | 'ignored' | 'refused'>().nullable(),
    because: p.text().default(''),
    awaits: p.text().nullable(),
    about: p.text().default(''),
  },
});

/**
 * What is known by its id elsewhere of a post or an activity: what it is, whose, and that it ended. One that ended before
 * it came stays without effect. `objectId` is the post that it is, or is about; `updatedAt` is by its own server's clock.
 */
export const RemoteObject = defineEntity({
  name: 'RemoteObject',
  tableName: 'remote_object',
  properties: {
    uri: p.text().primary(),
    ownerUri: p.text(),
    type: p.text(),
    objectId: p.uuid().nullable(),
    updatedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
  },
});

/**
 * That another server was asked to erase what it has of somebody who left: how often, and by which activity last. What
 * became of it stands with the delivery of that activity.
 */
export const ErasureRequest = defineEntity({
  name: 'ErasureRequest',
  tableName: 'erasure_request',
  properties: {
    personId: p.uuid().primary(),
    host: p.text().primary(),
    requestedAt: p.datetime(),
    times: p.integer().default(1),
    activityId: p.uuid(),
  },
});

/** A server that has fetched something about a person of this instance. */
export const PersonReader = defineEntity({
  name: 'PersonReader',
  tableName: 'person_reader',
  properties: {
    personId: p.uuid().primary(),
    host: p.text().primary(),
    since: p.datetime(),
  },
});

/** The id of an activity by which a report came from another server, which is to hear what becomes of it. */
export const ReportFlag = defineEntity({
  name: 'ReportFlag',
  tableName: 'report_flag',
  properties: {
    uri: p.text().primary(),
    reportId: p.uuid().primary(),
  },
});

/** An activity of an actor of this instance, serialised once; every delivery sends these bytes. */
export const OutboxActivity = defineEntity({
  name: 'OutboxActivity',
  tableName: 'outbox_activity',
  properties: {
    id: p.uuid().primary(),
    uri: p.text(),
    actorId: p.uuid(),
    kind: p.text(),
    objectId: p.uuid().nullable(),
    isPublic: p.boolean(),
    body: p.blob(),
    createdAt: p.datetime(),
  },
});

/**
 * One inbox that an activity goes to: one for each host where that has a shared inbox. Sent in the order of `seq` within
 * a host and a `lane`, which is the thread that it is about; one without a lane waits for everything before it, and all
 * that comes after it waits for it. Whoever sends it has it until `claimedUntil`, by the database's clock; `attempts` names
 * the claim. It is given up some days after `dueSince`.
 */
export const Delivery = defineEntity({
  name: 'Delivery',
  tableName: 'delivery',
  properties: {
    seq: p.bigint('number').primary().autoincrement(),
    activityId: p.uuid(),
    host: p.text(),
    inbox: p.text(),
    lane: p.uuid().nullable(),
    attempts: p.integer().default(0),
    dueSince: p.datetime(),
    claimedUntil: p.datetime().nullable(),
    notBefore: p.datetime().nullable(),
    deliveredAt: p.datetime().nullable(),
    deadAt: p.datetime().nullable(),
    lastStatus: p.integer().nullable(),
    lastError: p.text().default(''),
  },
});

/**
 * Attempts to deliver to a host within an hour: how many it took, and how many failed, near enough to judge by. Processes add
 * what they have counted every few seconds.
 */
export const DeliveryTally = defineEntity({
  name: 'DeliveryTally',
  tableName: 'delivery_tally',
  properties: {
    host: p.text().primary(),
    hour: p.datetime().primary(),
    delivered: p.bigint('number'),
    failed: p.bigint('number'),
  },
});

/**
 * How the reading of what was written in a community elsewhere, before anybody here followed it, goes. `pages` of its list
 * of threads were read, the latest first; `nextPage` comes next, and null means that there is none. `oldestAt` is when the
 * oldest thread of that list was opened. `requests`, `bytes` and `seconds` are what it has cost.
 */
export const CommunityHistory = defineEntity({
  name: 'CommunityHistory',
  tableName: 'community_history',
  properties: {
    communityId: p.uuid().primary(),
    state: p.text().$type<'reading' | 'done' | 'stopped'>(),
    pages: p.array().$type<string[]>(),
    nextPage: p.text().nullable(),
    pageTries: p.integer().default(0),
    threadsFound: p.integer().default(0),
    threadsRead: p.integer().default(0),
    oldestAt: p.datetime().nullable(),
    requests: p.integer().default(0),
    bytes: p.bigint('number').default(0),
    seconds: p.integer().default(0),
    lastError: p.text().default(''),
    startedAt: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
});

/** A thread that such a list names, by the id of its first post. Read in the order of `position`, then for good. */
export const HistoryThread = defineEntity({
  name: 'HistoryThread',
  tableName: 'history_thread',
  properties: {
    communityId: p.uuid().primary(),
    uri: p.text().primary(),
    position: p.integer(),
    isPinned: p.boolean(),
    tries: p.integer().default(0),
    notBefore: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    because: p.text().default(''),
  },
});

/**
 * A post in a community elsewhere that is answered, and is not here. Asked for where it lives, with those above it;
 * `because` says what became of that. Not asked for again while the row is young.
 */
export const MissingPost = defineEntity({
  name: 'MissingPost',
  tableName: 'missing_post',
  properties: {
    id: p.uuid().primary(),
    uri: p.text(),
    communityId: p.uuid(),
    askedAt: p.datetime(),
    tries: p.integer().default(0),
    endedAt: p.datetime().nullable(),
    because: p.text().default(''),
  },
});
