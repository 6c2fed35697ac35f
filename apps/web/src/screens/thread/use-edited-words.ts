import { useEffect, useEffectEvent, useState, type RefObject } from 'react';

import { readPostSource } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useDraft } from '../writing/use-draft.js';

/**
 * The words of a post while they are changed: what was written before and not saved, else the post as it stands.
 * `version` is the one that the words were made from; `null` until there is something to change.
 */
export const useEditedWords = (postId: string, field: RefObject<HTMLTextAreaElement | null>) => {
  // A copy from an earlier edit would begin with words that have been changed since.
  const source = useOperation(readPostSource, { params: { postId } }, { staleTime: 0 });
  const draft = useDraft(`post:${postId}`);
  const [isBegun, setBegun] = useState(false);

  const isReady = isBegun || (draft.isReady && source.data !== undefined && !source.isFetching);
  const begin = useEffectEvent((): void => {
    if (source.data === undefined) return;
    const { markdown, version: madeFrom } = source.data;
    // Words from an earlier visit keep their version: had the post changed since, saving must say so.
    if (draft.words.markdown === '') draft.keeper.change({ markdown, madeFrom });
    setBegun(true);
    field.current?.focus();
  });
  useEffect(() => {
    const frame = isReady && !isBegun ? requestAnimationFrame(() => begin()) : 0;
    return () => cancelAnimationFrame(frame);
  }, [isReady, isBegun]);

  /** Goes on from what the post has become meanwhile, so that saving again is meant for that. */
  const catchUp = async (): Promise<void> => {
    const { data } = await source.refetch();
    if (data !== undefined) draft.keeper.change({ madeFrom: data.version });
  };
  const version = isBegun ? (draft.words.madeFrom ?? source.data?.version ?? null) : null;
  return { source, draft, version, isReady, catchUp };
};
