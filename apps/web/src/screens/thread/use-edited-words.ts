import { useEffect, useEffectEvent, useState, type RefObject } from 'react';

import { readPostSource, type PostView } from '#libs/contracts';

import { useOperation } from '../../api/use-operation.js';
import { useDraft } from '../writing/use-draft.js';

/** What to do with one's own words where somebody else has saved theirs meanwhile. */
export type Choice = 'mine' | 'theirs' | 'both';

/** A post as it was written, in one of its versions. */
interface Source {
  readonly markdown: string;
  readonly version: number;
}

/** The version that words were made from. */
const versionOf = ({ madeFrom }: { readonly madeFrom: number | null }, source?: Source): number | null =>
  madeFrom ?? source?.version ?? null;

/** What the post says now, where that is newer than what is being changed. */
const theirsIn = (version: number | null, source?: Source): string | null =>
  version !== null && source !== undefined && source.version > version ? source.markdown : null;

/**
 * The words of a post while they are changed: what was written before and not saved, else the post as it stands.
 * `version` is the one that the words were made from; `null` until there is something to change. `theirs` is what the post
 * says now where it has changed since: nothing can be saved until the writer has chosen what becomes of it.
 */
export const useEditedWords = (
  { id: postId, version: versionNow }: PostView,
  field: RefObject<HTMLTextAreaElement | null>,
) => {
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

  const lag = isBegun && source.data !== undefined ? versionNow - source.data.version : 0;
  const catchUp = useEffectEvent((): void => void source.refetch());
  useEffect(() => {
    if (lag > 0) catchUp();
  }, [lag]);

  const version = isBegun ? versionOf(draft.words, source.data) : null;
  /** Goes on from what the post has become meanwhile, so that saving is meant for that. */
  const choose = (choice: Choice): void => {
    if (source.data === undefined) return;
    const { markdown: now, version: madeFrom } = source.data;
    const mine = draft.words.markdown;
    const markdown = { mine, theirs: now, both: `${now}\n\n${mine}` }[choice];
    draft.keeper.change({ markdown, madeFrom });
    field.current?.focus();
  };
  const theirs = theirsIn(version, source.data);
  return { source, draft, version, isReady, theirs, choose };
};
