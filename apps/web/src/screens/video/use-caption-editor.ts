import { useState } from 'react';

import { writeWebVtt } from '#libs/captions';
import { readVideo, readVideoCaptions, saveVideoCaptions, type CaptionsView } from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { changeRow, cuesOf, rowsOf, wrongRows, type CaptionRow } from './caption-rows.js';

type Language = CaptionsView['language'];

const decoded = async (file: File): Promise<string> => {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Older SubRip files are in the code page of Windows.
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

interface Edited {
  readonly videoId: string;
  readonly language: Language;
  /** Whether there are captions in this language already. */
  readonly exists: boolean;
}

/** What stands in the editor. */
interface Draft {
  readonly rows: readonly CaptionRow[];
  /** The revision that was changed; 0 for none. */
  readonly revision: number;
  readonly isChanged: boolean;
  /** Written by a machine, and not yet saved by a person. */
  readonly isDraft: boolean;
}

const NOTHING: Draft = { rows: [], revision: 0, isChanged: false, isDraft: false };

const draftOf = ({ cues, revision, isDraft }: CaptionsView): Draft => ({
  rows: rowsOf(cues),
  revision,
  isChanged: false,
  isDraft,
});

/** What is kept on the server, as long as nothing here is changed. */
const useDraft = ({ videoId, language, exists }: Edited) => {
  const params = { videoId, language };
  const kept = useOperation(readVideoCaptions, { params }, { enabled: exists, staleTime: 0 });
  const [draft, setDraft] = useState(NOTHING);
  const [taken, setTaken] = useState<CaptionsView>();
  const { data, refetch } = kept;
  const take = (captions: CaptionsView): void => {
    setTaken(captions);
    setDraft(draftOf(captions));
  };
  // What somebody else saved meanwhile is met when this is saved.
  if (data !== undefined && data !== taken && !draft.isChanged && data.revision > draft.revision) take(data);
  return { draft, setDraft, take, refetch, isLoading: exists && data === undefined };
};

/** Captions in one language while somebody writes or corrects them. */
export const useCaptionEditor = (edited: Edited) => {
  const { draft, setDraft, take, refetch, isLoading } = useDraft(edited);
  const { rows, revision } = draft;
  const { videoId, language } = edited;
  const saving = useCommand(saveVideoCaptions, { refreshes: [readVideo, readVideoCaptions], onDone: take });
  const change = (next: readonly CaptionRow[]): void => setDraft({ ...draft, rows: next, isChanged: true });
  const save = (file: string): void =>
    saving.mutate({ params: { videoId, language }, body: { file, revision } });
  return {
    ...draft,
    wrong: wrongRows(rows),
    isLoading,
    saving,
    change,
    edit: (key: string, how: Partial<CaptionRow>): void => change(changeRow(rows, key, how)),
    save: (): void => save(writeWebVtt(cuesOf(rows))),
    putIn: async (file: File): Promise<void> => save(await decoded(file)),
    /** After somebody else has saved: their captions take the place of these. */
    loadAgain: async (): Promise<void> => {
      saving.reset();
      const { data: newest } = await refetch();
      if (newest !== undefined) take(newest);
    },
  };
};

export type CaptionEditor = ReturnType<typeof useCaptionEditor>;
