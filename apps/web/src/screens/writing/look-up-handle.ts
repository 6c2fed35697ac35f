import { useTranslation } from 'react-i18next';

import { findPersonElsewhere, type MentionSuggestion } from '#libs/contracts';
import { NAME_ELSEWHERE } from '#libs/kernel';

import { useCommand } from '../../api/use-operation.js';
import { useProblemText } from '../../api/use-problem-text.js';
import { useSession } from '../../app/session.js';
import { showToast } from '../../design/toast.js';
import { announce } from '../../shell/announcer.js';

/** Somebody whom nobody here has met yet, and for whom their server can be asked. */
interface UnknownHandle {
  readonly kind: 'unknown';
  /** With the sign before it, as it is written. */
  readonly handle: string;
}

export type MentionChoice = MentionSuggestion | UnknownHandle;

const WHOLE = new RegExp(`^${NAME_ELSEWHERE}@[a-z0-9](?:[a-z0-9-]*\\.)+[a-z]{2,}$`, 'i');

/** The whole name of somebody elsewhere, if that is what was typed and it is not among those found. */
export const unknownIn = (
  query: string | null,
  found: readonly MentionSuggestion[],
): UnknownHandle | null => {
  if (query === null || !WHOLE.test(query)) return null;
  const handle = `@${query.toLowerCase()}`;
  return found.some((item) => item.handle === handle) ? null : { kind: 'unknown', handle };
};

/** Asks the server of somebody unknown, where servers talk to each other. Their name stands in the text already. */
export const useLookUp = () => {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { federation } = useSession().instance;
  const find = useCommand(findPersonElsewhere, {
    onDone: ({ displayName }) => announce(t('discussion:mention.met', { name: displayName })),
    onFailed: (problem) => showToast(problemText(problem).title, { tone: 'danger' }),
  });
  return {
    canLookUp: federation,
    lookUp: ({ handle }: UnknownHandle) => find.mutate({ body: { handle: handle.slice(1) } }),
  };
};
