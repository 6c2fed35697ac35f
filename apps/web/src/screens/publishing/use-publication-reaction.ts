import { listNews, listPublications, reactToPublication, readPublication } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import type { ReactionKind } from '../../design/reaction-bar.js';
import { showToast } from '../../design/toast.js';

/** Reacts to an article or a status, or takes that back. */
export const usePublicationReaction = (publicationId: string) => {
  const problemText = useProblemText();
  const react = useCommand(reactToPublication, {
    refreshes: [readPublication, listPublications, listNews],
    onFailed: (problem) => showToast(problemText(problem).title, { tone: 'danger' }),
  });
  return (kind: ReactionKind, on: boolean): void =>
    react.mutate({ params: { publicationId, kind }, body: { on } });
};
