import { lazy, Suspense } from 'react';

import type { ThreadPage } from '#libs/contracts';

const Experts = lazy(async () => ({ default: (await import('./experts.js')).Experts }));

/**
 * At a question that waits for an answer: who may know one, and whether this reader was asked. In communities elsewhere
 * nobody can tell a question from another thread.
 */
export const ExpertsArea = ({ page: { thread, community, me } }: { page: ThreadPage }) => {
  const mayAsk = thread.kind === 'question' || !community.organisation.isLocal;
  const isOpen = mayAsk && thread.acceptedPostId === null && thread.deleted === null;
  if (me === null || !isOpen) return null;
  return (
    <Suspense>
      <Experts threadId={thread.id} communityId={thread.communityId} />
    </Suspense>
  );
};
