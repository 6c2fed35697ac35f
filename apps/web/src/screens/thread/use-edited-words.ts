import { useEffect, useEffectEvent, useState, type RefObject } from 'react';

import { readPostSource } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useDraft } from '../writing/use-draft.js';

/** The words of a post while they are changed: what was written before and not saved, else the post as it stands. */
export const useEditedWords = (postId: string, field: RefObject<HTMLTextAreaElement | null>) => {
  const source = useOperation(readPostSource, { params: { postId } }, { staleTime: Infinity });
  const draft = useDraft(`post:${postId}`);
  const [isBegun, setBegun] = useState(false);

  const isReady = draft.isReady && source.data !== undefined && !source.isFetching;
  const begin = useEffectEvent((): void => {
    if (draft.words.markdown === '') draft.keeper.change({ markdown: source.data?.markdown ?? '' });
    setBegun(true);
    field.current?.focus();
  });
  useEffect(() => {
    const frame = isReady && !isBegun ? requestAnimationFrame(() => begin()) : 0;
    return () => cancelAnimationFrame(frame);
  }, [isReady, isBegun]);
  return { source, draft, isBegun };
};
