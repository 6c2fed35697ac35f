import { permissionTable, readableByMany, type CommunityAction } from '#libs/access';
import type { Database } from '#libs/database';
import type { DomainEvents } from '#libs/kernel';

import { noticesFor, type Notice } from './notice.js';

const nowhere = { threadId: null, postId: null } as const;

/** People here whose role in a community of this instance may do something; others are told by their own server. */
const peopleWho = async (
  database: Database,
  action: CommunityAction,
  communityId: string,
): Promise<string[]> => {
  const rows = await database.sql
    .selectFrom('membership as m')
    .innerJoin('account as a', 'a.person_id', 'm.person_id')
    .innerJoin('community as c', 'c.id', 'm.community_id')
    .innerJoin('instance as i', 'i.id', 'c.instance_id')
    .select('m.person_id')
    .where('c.id', '=', communityId)
    .where('i.is_local', '=', true)
    .where('m.role', 'in', [...permissionTable[action].roles])
    .execute();
  return rows.map((row) => row.person_id);
};

/** Administrators of the instance, and its moderators as far as they read the community, where there is one. */
const instanceModerators = async (database: Database, communityId: string | null): Promise<string[]> => {
  const rows = await database.sql
    .selectFrom('account')
    .select(['person_id', 'role'])
    .where('role', 'in', ['moderator', 'admin'])
    .execute();
  const personIds = rows.map((row) => row.person_id);
  if (communityId === null) return personIds;
  const reads = await readableByMany(
    database.sql,
    personIds.map((personId) => ({ personId, communityId })),
  );
  return personIds.filter((_, index) => rows[index]?.role === 'admin' || reads.has(index));
};

/** Those of the community who decide reports; those of the instance where it is not of this one, or has none here. */
const reviewersOf = async (database: Database, communityId: string | null): Promise<string[]> => {
  const own = communityId === null ? [] : await peopleWho(database, 'review-reports', communityId);
  return own.length > 0 ? own : instanceModerators(database, communityId);
};

export const noticesOfInvitation = (fact: DomainEvents['invitation.sent']): Notice[] =>
  noticesFor(fact.personId === null ? [] : [fact.personId], {
    kind: 'invitation',
    groupKey: `invitation:${fact.invitationId}`,
    actorId: fact.by,
    communityId: fact.communityId,
    subjectId: fact.invitationId,
    ...nowhere,
  });

export const noticesOfRequest = async (
  database: Database,
  fact: DomainEvents['join.requested'],
): Promise<Notice[]> =>
  noticesFor(await peopleWho(database, 'decide-requests', fact.communityId), {
    kind: 'join-request',
    groupKey: `join-request:${fact.communityId}`,
    actorId: fact.personId,
    communityId: fact.communityId,
    subjectId: fact.requestId,
    ...nowhere,
  });

export const noticesOfDecision = (fact: DomainEvents['join.decided']): Notice[] =>
  noticesFor([fact.personId], {
    kind: 'join-decision',
    groupKey: `join-decision:${fact.requestId}`,
    actorId: null,
    communityId: fact.communityId,
    subjectId: fact.requestId,
    ...nowhere,
  });

export const noticesOfReport = async (
  database: Database,
  fact: DomainEvents['report.made'],
): Promise<Notice[]> => {
  return noticesFor(await reviewersOf(database, fact.communityId), {
    kind: 'report',
    groupKey: `report:${fact.communityId ?? 'instance'}`,
    actorId: null,
    communityId: fact.communityId,
    subjectId: fact.reportId,
    ...nowhere,
  }).filter(({ personId }) => personId !== fact.reporterId);
};

export const noticesOfOutcome = (fact: DomainEvents['report.decided']): Notice[] =>
  noticesFor(fact.reporterId === null ? [] : [fact.reporterId], {
    kind: 'report-decision',
    groupKey: `report-decision:${fact.reportId}`,
    actorId: null,
    communityId: fact.communityId,
    subjectId: fact.reportId,
    ...nowhere,
  });

export const noticesOfAnswerElsewhere = (fact: DomainEvents['report.answered']): Notice[] =>
  noticesFor(fact.reporterId === null ? [] : [fact.reporterId], {
    kind: 'report-answered',
    groupKey: `report-answered:${fact.reportId}`,
    actorId: null,
    communityId: fact.communityId,
    subjectId: fact.reportId,
    ...nowhere,
  });
