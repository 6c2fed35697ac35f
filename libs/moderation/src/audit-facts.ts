import type { Database } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';
import type { DomainEventKind, DomainEvents, RecordedEvent } from '#libs/kernel';

import { appendAuditEntry, type AuditFact } from './append-audit-entry.js';

type Described = Pick<AuditFact, 'actorId' | 'subjectKind' | 'subjectId' | 'communityId' | 'detail'>;

type Person = { personId: string; by?: string | null };
type InCommunity = { communityId: string; by?: string | null };

const ofPerson = (
  fact: Person & { communityId?: string },
  detail: Record<string, unknown> = {},
): Described => ({
  actorId: fact.by ?? null,
  subjectKind: 'person',
  subjectId: fact.personId,
  communityId: fact.communityId ?? null,
  detail,
});

const ofCommunity = (fact: InCommunity, detail: Record<string, unknown> = {}): Described => ({
  actorId: fact.by ?? null,
  subjectKind: 'community',
  subjectId: fact.communityId,
  communityId: fact.communityId,
  detail,
});

const ofThread = (
  fact: InCommunity & { threadId: string },
  detail: Record<string, unknown> = {},
): Described => ({
  ...ofCommunity(fact, detail),
  subjectKind: 'thread',
  subjectId: fact.threadId,
});

const ofPost = (fact: InCommunity & { postId: string; threadId: string }): Described => ({
  actorId: fact.by ?? null,
  subjectKind: 'post',
  subjectId: fact.postId,
  communityId: fact.communityId,
  detail: { threadId: fact.threadId },
});

/** Who had added it; the document is gone. */
const ofDocument = (fact: InCommunity & { documentId: string; authorId: string }): Described => ({
  ...ofPerson({ personId: fact.authorId, by: fact.by ?? null }, { documentId: fact.documentId }),
  communityId: fact.communityId,
});

/** Whose it was; the words are gone. */
const ofPublication = (fact: { authorId: string; publicationId: string; by: string }): Described =>
  ofPerson({ personId: fact.authorId, by: fact.by }, { publicationId: fact.publicationId });

type Report = {
  reportId: string;
  communityId: string | null;
  fromHost?: string;
  toHost?: string;
};

const ofReport = (
  { reportId, communityId, fromHost, toHost }: Report,
  actorId: string | null,
  detail: Record<string, unknown> = {},
): Described => ({
  actorId,
  subjectKind: 'report',
  subjectId: reportId,
  communityId,
  detail: {
    ...(fromHost !== undefined && { fromHost }),
    ...(toHost !== undefined && { toHost }),
    ...detail,
  },
});

type Peer = { instanceId: string; host: string; by: string | null };

const ofPeer = ({ instanceId, host, by }: Peer, detail: Record<string, unknown>): Described => ({
  actorId: by,
  subjectKind: 'instance',
  subjectId: instanceId,
  communityId: null,
  detail: { host, ...detail },
});

/** What was done to a thread, where it was locked or pinned, or let go. */
const turned = ({ isLocked, isPinned }: { isLocked?: boolean; isPinned?: boolean }): string[] => [
  ...(isLocked === undefined ? [] : [isLocked ? 'locked' : 'unlocked']),
  ...(isPinned === undefined ? [] : [isPinned ? 'pinned' : 'unpinned']),
];

type Agreement = Peer & { agreementId: string; version: number };

const ofAgreement = (
  { agreementId, version, ...peer }: Agreement,
  detail: Record<string, unknown> = {},
): Described => ofPeer(peer, { agreementId, version, ...detail });

/** Which facts go into the audit log, and how they are described there. */
const audited = {
  'instance.updated': (fact) => ({
    actorId: fact.by,
    subjectKind: 'instance',
    subjectId: null,
    communityId: null,
    detail: { changed: fact.changed },
  }),
  'peer.policy-changed': (fact) => ofPeer(fact, { policy: fact.policy }),
  'peer.retried': (fact) => ofPeer(fact, { count: fact.count }),
  'peer.sent-again': (fact) => ofPeer(fact, { from: fact.from, count: fact.count }),
  'peer.quota-changed': (fact) => ofPeer(fact, { perMinute: fact.perMinute, bytesPerDay: fact.bytesPerDay }),
  'agreement.proposed': (fact) => ofAgreement(fact),
  'agreement.decided': (fact) => ofAgreement(fact, { decision: fact.decision }),
  'agreement.ended': (fact) => ofAgreement(fact),
  'vocabulary.changed': (fact) => ({
    actorId: fact.by,
    subjectKind: 'instance',
    subjectId: null,
    communityId: null,
    detail: { changed: [fact.change] },
  }),
  'person.registered': (fact) => ({ ...ofPerson(fact), actorId: fact.personId }),
  'person.role-changed': (fact) => ofPerson(fact, { role: fact.role }),
  'person.suspended': (fact) => ofPerson(fact),
  'person.restored': (fact) => ofPerson(fact),
  'person.removed': (fact) => ({ ...ofPerson(fact), actorId: fact.personId }),
  'community.created': (fact) => ofCommunity(fact),
  'community.updated': (fact) => ofCommunity(fact),
  'community.visibility-changed': (fact) => ofCommunity(fact),
  'membership.changed': (fact) => ofPerson(fact, { role: fact.role }),
  'membership.removed': (fact) => ofPerson(fact),
  'person.banned': (fact) => ofPerson(fact),
  'person.unbanned': (fact) => ofPerson(fact),
  'join.decided': (fact) => ofPerson(fact, { decision: fact.decision }),
  'thread.changed': (fact) => {
    const changed = turned(fact);
    return ofThread(fact, changed.length === 0 ? {} : { changed });
  },
  'thread.deleted': (fact) => ofThread(fact, fact.reason === '' ? {} : { reason: fact.reason }),
  'thread.restored': (fact) => ofThread(fact),
  'post.deleted': (fact) => ofPost(fact),
  'post.restored': (fact) => ofPost(fact),
  'publication.deleted': (fact) => ofPublication(fact),
  'publication.comment-deleted': (fact) => ofPublication(fact),
  'document.deleted': (fact) => ofDocument(fact),
  'post.wiki-changed': (fact) => ofPost(fact),
  'captions.waived': (fact) =>
    ofThread(fact, { captions: fact.reason, ...(fact.note === '' ? {} : { reason: fact.note }) }),
  // Who reports is told to those who decide about it, not to whoever reads the log.
  'report.made': (fact) => ofReport(fact, null),
  'report.decided': (fact) => ofReport(fact, fact.by),
  'report.answered': (fact) => ofReport(fact, null, { decision: fact.outcome }),
  'erasure.asked': (fact) => ofPerson(fact, { hosts: fact.hosts }),
} as const satisfies { [K in DomainEventKind]?: (fact: DomainEvents[K]) => Described };

/** Actions that the log may hold, for its filter. */
export const auditedActions = Object.keys(audited) as (keyof typeof audited)[];

/** Writes audited facts into the chain as they are delivered. */
export const keepAuditLog = (bus: DomainEventBus, database: Database): void => {
  bus.subscribe('audit', auditedActions, async (event: RecordedEvent) => {
    const describe = audited[event.kind as keyof typeof audited] as (fact: unknown) => Described;
    const fact = { eventId: event.id, at: event.at, action: event.kind, ...describe(event.payload) };
    await database.transaction((tx) => appendAuditEntry(tx, fact));
  });
};
