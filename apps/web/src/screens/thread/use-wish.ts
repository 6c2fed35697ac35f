import { useEffect, useEffectEvent, type RefObject } from 'react';

import type { useDraft } from '../writing/use-draft.js';
import type { Written } from './use-outgoing.js';
import type { ReplyWish } from './use-post-acts.js';

type Draft = ReturnType<typeof useDraft>;

/**
 * Does with the draft what was asked for at a post (answer it, quote it) or at a reply that could not be sent (take
 * it up again), and brings the writer to the field.
 */
export const useWish = (
  wish: ReplyWish | null,
  { isReady, keeper, words }: Draft,
  field: RefObject<HTMLTextAreaElement | null>,
  onTakenUp: (written: Written) => void,
): void => {
  const follow = useEffectEvent((wish: ReplyWish): void => {
    const { added, replyToId, takenUp } = wish;
    const markdown = added === '' ? words.markdown : `${words.markdown}${words.markdown && '\n\n'}${added}`;
    keeper.change({ markdown, ...(replyToId === null ? {} : { replyToId }) });
    if (takenUp !== null) onTakenUp(takenUp);
    requestAnimationFrame(() => {
      field.current?.scrollIntoView({ block: 'center' });
      field.current?.focus({ preventScroll: true });
      field.current?.setSelectionRange(markdown.length, markdown.length);
    });
  });
  useEffect(() => {
    if (isReady && wish !== null) follow(wish);
  }, [isReady, wish]);
};
