import type { Database } from '#libs/database';
import type { DomainEventBus } from '#libs/jobs';
import type { RecordedEvent } from '#libs/kernel';

import { deliverNotices } from './deliver-notices.js';
import type { Notice } from './notice.js';
import {
  noticesOfAgreementDecision,
  noticesOfAgreementEnd,
  noticesOfAgreementReview,
  noticesOfProposal,
} from './notices-of-agreements.js';
import {
  noticesOfAnswerElsewhere,
  noticesOfDecision,
  noticesOfInvitation,
  noticesOfOutcome,
  noticesOfReport,
  noticesOfRequest,
} from './notices-of-communities.js';
import { noticesOfEventState, noticesOfMove, noticesOfSoon } from './notices-of-events.js';
import { noticesOfEndorsement, noticesOfExpert } from './notices-of-people.js';
import {
  noticesOfAnswer,
  noticesOfEdit,
  noticesOfMissingCaptions,
  noticesOfReview,
  noticesOfPost,
  noticesOfReaction,
  noticesOfThread,
} from './notices-of-posts.js';
import {
  noticesOfComment,
  noticesOfCommentEdit,
  noticesOfPublication,
  noticesOfPublicationChange,
  noticesOfPublicationReaction,
} from './notices-of-publications.js';
import { noticesOfTopics } from './notices-of-topics.js';

type Handled = Extract<
  RecordedEvent,
  {
    kind:
      | 'thread.opened'
      | 'post.added'
      | 'post.edited'
      | 'reaction.added'
      | 'answer.accepted'
      | 'invitation.sent'
      | 'join.requested'
      | 'join.decided'
      | 'captions.missing'
      | 'video.review-due'
      | 'event.soon'
      | 'event.changed'
      | 'event.state-changed'
      | 'agreement.proposed'
      | 'agreement.decided'
      | 'agreement.ended'
      | 'agreement.review-due'
      | 'skill.endorsed'
      | 'expert.asked'
      | 'publication.published'
      | 'publication.changed'
      | 'topic.written-about'
      | 'publication.commented'
      | 'publication.comment-edited'
      | 'publication.reacted'
      | 'report.made'
      | 'report.decided'
      | 'report.answered';
  }
>;

type Sources = {
  [K in Handled['kind']]: (
    database: Database,
    fact: Extract<Handled, { kind: K }>['payload'],
  ) => Notice[] | Promise<Notice[]>;
};

/** Which notices follow from which fact; a kind without an entry does not compile. */
const sources: Sources = {
  'thread.opened': noticesOfThread,
  'post.added': noticesOfPost,
  'post.edited': (_, fact) => noticesOfEdit(fact),
  'reaction.added': (_, fact) => noticesOfReaction(fact),
  'answer.accepted': (_, fact) => noticesOfAnswer(fact),
  'invitation.sent': (_, fact) => noticesOfInvitation(fact),
  'join.requested': noticesOfRequest,
  'join.decided': (_, fact) => noticesOfDecision(fact),
  'captions.missing': (_, fact) => noticesOfMissingCaptions(fact),
  'video.review-due': noticesOfReview,
  'event.soon': noticesOfSoon,
  'event.changed': noticesOfMove,
  'event.state-changed': noticesOfEventState,
  'agreement.proposed': noticesOfProposal,
  'agreement.decided': noticesOfAgreementDecision,
  'agreement.ended': noticesOfAgreementEnd,
  'agreement.review-due': noticesOfAgreementReview,
  'skill.endorsed': (_, fact) => noticesOfEndorsement(fact),
  'expert.asked': (_, fact) => noticesOfExpert(fact),
  'topic.written-about': noticesOfTopics,
  'publication.published': noticesOfPublication,
  'publication.changed': (_, fact) => noticesOfPublicationChange(fact),
  'publication.commented': noticesOfComment,
  'publication.comment-edited': noticesOfCommentEdit,
  'publication.reacted': (_, fact) => noticesOfPublicationReaction(fact),
  'report.made': noticesOfReport,
  'report.decided': (_, fact) => noticesOfOutcome(fact),
  'report.answered': (_, fact) => noticesOfAnswerElsewhere(fact),
};

/** Makes notifications follow from recorded facts. */
export const notifyPeople = (bus: DomainEventBus, database: Database): void => {
  const kinds = Object.keys(sources) as Handled['kind'][];
  bus.subscribe('notifications', kinds, async (event) => {
    const source = sources[event.kind] as (database: Database, fact: unknown) => Notice[] | Promise<Notice[]>;
    await deliverNotices(database, event, await source(database, event.payload));
  });
};
