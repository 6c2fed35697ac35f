import { permissionTable, type CommunityAction } from '#libs/access';
import type { Database } from '#libs/database';
import type { DomainEvents } from '#libs/kernel';

import { noticesFor, type Notice } from './notice.js';

const nowhere = { threadId: null, postId: null } as const;

/** Members of a community whose role may do something. */
const peopleWho = async (
  database: Database,
  action: CommunityAction,
  communityId: string,
): Promise<string[]> => {
  const rows = await database.sql
    .selectFrom('membership')
    .select('person_id')
    .where('community_id', '=', communityId)
    .where('role', 'in', [...permissionTable[action].roles])
    .execute();
  return rows.map((row) => row.person_id);
};

/** Moderators and administrators of the instance. */
const instanceModerators = async (database: Database): Promise<string[]> => {
  const rows = await database.sql
    .selectFrom('account')
    .select('person_id')
    .where('role', 'in', ['moderator', 'admin'])
    .execute();
  return rows.map((row) => row.person_id);
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
  const deciders =
    fact.communityId === null
      ? await instanceModerators(database)
      : await peopleWho(database, 'review-reports', fact.communityId);
  const everyone = deciders.length > 0 ? deciders : await instanceModerators(database);
  return noticesFor(everyone, {
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
