import { useEffect, useEffectEvent, type RefObject } from 'react';

import type { useDraft } from '../writing/use-draft.js';
import type { ReplyWish } from './use-post-acts.js';

type Draft = ReturnType<typeof useDraft>;

/** Does with the draft what was asked for at a post (answer it, quote it), and brings the writer to the field. */
export const useWish = (
  wish: ReplyWish | null,
  { isReady, keeper, words }: Draft,
  field: RefObject<HTMLTextAreaElement | null>,
): void => {
  const follow = useEffectEvent((wish: ReplyWish): void => {
    const { quote, answered } = wish;
    const markdown = quote === '' ? words.markdown : `${words.markdown}${words.markdown && '\n\n'}${quote}`;
    keeper.change({ markdown, ...(answered === null ? {} : { replyToId: answered.id }) });
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
