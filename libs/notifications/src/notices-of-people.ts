import type { DomainEvents } from '#libs/kernel';

import { noticesFor, type Notice } from './notice.js';

export const noticesOfEndorsement = (fact: DomainEvents['skill.endorsed']): Notice[] =>
  noticesFor([fact.personId], {
    kind: 'endorsement',
    groupKey: `endorsement:${fact.skillId}`,
    actorId: fact.by,
    communityId: null,
    threadId: null,
    postId: null,
    subjectId: fact.skillId,
  });

export const noticesOfExpert = (fact: DomainEvents['expert.asked']): Notice[] =>
  noticesFor([fact.personId], {
    kind: 'expert-asked',
    groupKey: `expert-asked:${fact.threadId}`,
    actorId: fact.by,
    communityId: fact.communityId,
    threadId: fact.threadId,
    postId: null,
    subjectId: null,
  });
