import { useState } from 'react';

import {
  readVideo,
  readVideoChapters,
  saveVideoChapters,
  suggestVideoChapters,
  type ChaptersView,
  type VideoView,
} from '#libs/contracts';

import { call } from '../../api/call.js';
import { useCommand, useOperation } from '../../api/use-operation.js';
import { chaptersOf, faultsIn, rowOf, type ChapterRow } from './chapter-rows.js';

/** What stands in the editor, and what it was made from. */
interface Draft {
  readonly rows: readonly ChapterRow[];
  readonly from: ChaptersView | null;
  readonly isChanged: boolean;
}

const draftOf = (from: ChaptersView): Draft => ({ rows: from.chapters.map(rowOf), from, isChanged: false });

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
  const [draft, setDraft] = useState<Draft>({ rows: [], from: null, isChanged: false });
  const { data, refetch } = kept;
  const take = (chapters: ChaptersView): void => setDraft(draftOf(chapters));
  const isNewer = data !== undefined && (draft.from === null || data.revision > draft.from.revision);
  // What somebody else saved meanwhile is met when this is saved.
  if (isNewer && !draft.isChanged) take(data);
  const saving = useCommand(saveVideoChapters, { refreshes: [readVideo, readVideoChapters], onDone: take });
  const change = (rows: readonly ChapterRow[]): void => setDraft({ ...draft, rows, isChanged: true });
  const { suggesting, suggest } = useSuggesting(videoId, change);
  return {
    ...draft,
    faults: faultsIn(draft.rows, durationMs),
    isLoading: draft.from === null,
    saving,
    suggesting,
    suggest,
    change,
    save: (): void =>
      saving.mutate({
        params,
        body: { revision: draft.from?.revision ?? 0, chapters: chaptersOf(draft.rows) },
      }),
    /** After somebody else has saved: their chapters take the place of these. */
    loadAgain: async (): Promise<void> => {
      saving.reset();
      const { data: newest } = await refetch();
      if (newest !== undefined) take(newest);
    },
  };
};

export type ChapterEditor = ReturnType<typeof useChapterEditor>;
