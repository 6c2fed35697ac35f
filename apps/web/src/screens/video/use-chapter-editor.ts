import { useState } from 'react';

import {
  readVideo,
  readVideoChapters,
  saveVideoChapters,
  suggestVideoChapters,
  type VideoView,
} from '#libs/contracts';

import { call } from '../../api/call.js';
import { useCommand, useOperation } from '../../api/use-operation.js';
import { chaptersOf, faultsIn, rowOf, type ChapterRow } from './chapter-rows.js';
import { useKeptDraft } from './use-kept-draft.js';

/** How a request for suggestions stands. */
type Suggesting = 'none' | 'asked' | 'nothing' | 'failed';

/** Asks for chapters that what is said suggests. */
const useSuggesting = (videoId: string, onFound: (rows: readonly ChapterRow[]) => void) => {
  const [state, setState] = useState<Suggesting>('none');
  const suggest = async (): Promise<void> => {
    setState('asked');
    try {
      const { chapters } = await call(suggestVideoChapters, { params: { videoId } });
      setState(chapters.length === 0 ? 'nothing' : 'none');
      if (chapters.length > 0) onFound(chapters.map(rowOf));
    } catch {
      setState('failed');
    }
  };
  return { suggesting: state, suggest: (): void => void suggest() };
};

/** The chapters of a video while somebody writes them. */
export const useChapterEditor = ({ id: videoId, durationMs }: VideoView) => {
  const params = { videoId };
  const kept = useOperation(readVideoChapters, { params }, { staleTime: 0 });
  const draft = useKeptDraft(kept, ({ chapters }) => chapters.map(rowOf));
  const { rows, from, change, take } = draft;
  const saving = useCommand(saveVideoChapters, { refreshes: [readVideo, readVideoChapters], onDone: take });
  const { suggesting, suggest } = useSuggesting(videoId, change);
  return {
    ...draft,
    faults: faultsIn(rows, durationMs),
    isLoading: from === null,
    saving,
    suggesting,
    suggest,
    save: (): void =>
      saving.mutate({ params, body: { revision: from?.revision ?? 0, chapters: chaptersOf(rows) } }),
  };
};

export type ChapterEditor = ReturnType<typeof useChapterEditor>;
