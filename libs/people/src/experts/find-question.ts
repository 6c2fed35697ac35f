import { canAskExperts, demand } from '#libs/access';
import type { Database } from '#libs/database';
import { findThread, type ThreadAtHand } from '#libs/discussion';
import { DomainError, type AccountViewer } from '#libs/kernel';

/** Whether a thread asks something that nobody has answered yet. */
export const isOpenQuestion = ({ row }: ThreadAtHand): boolean =>
  row.kind === 'question' && row.accepted_post_id === null;

/**
 * An unanswered question for which the viewer may have people suggested.
 *
 * @throws DomainError `not-found`, `not-allowed`, `thread.not-a-question`, `question.answered`
 */
export const findQuestion = async (
  database: Database,
  me: AccountViewer,
  threadId: string,
): Promise<ThreadAtHand> => {
  const thread = await findThread(database, me, threadId);
  demand(canAskExperts(thread.place, thread.facts), thread.place);
  if (thread.row.kind !== 'question') throw new DomainError('thread.not-a-question');
  if (!isOpenQuestion(thread)) throw new DomainError('question.answered');
  return thread;
};
