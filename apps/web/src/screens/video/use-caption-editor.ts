import { writeWebVtt } from '#libs/captions';
import { readVideo, readVideoCaptions, saveVideoCaptions, type CaptionsView } from '#libs/contracts';

import { useCommand, useOperation } from '../../api/use-operation.js';
import { changeRow } from '../forms/change-row.js';
import { cuesOf, rowsOf, wrongRows, type CaptionRow } from './caption-rows.js';
import { useKeptDraft } from './use-kept-draft.js';

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

/** Captions in one language while somebody writes or corrects them. */
export const useCaptionEditor = ({ videoId, language, exists }: Edited) => {
  const params = { videoId, language };
  const kept = useOperation(readVideoCaptions, { params }, { enabled: exists, staleTime: 0 });
  const draft = useKeptDraft(kept, ({ cues }) => rowsOf(cues));
  const { rows, from, change, take } = draft;
  const saving = useCommand(saveVideoCaptions, { refreshes: [readVideo, readVideoCaptions], onDone: take });
  const save = (file: string): void =>
    saving.mutate({ params, body: { file, revision: from?.revision ?? 0 } });
  return {
    ...draft,
    /** Written by a machine, and not yet saved by a person. */
    isDraft: from?.isDraft === true,
    wrong: wrongRows(rows),
    isLoading: exists && kept.data === undefined,
    saving,
    edit: (key: string, how: Partial<CaptionRow>): void => change(changeRow(rows, key, how)),
    save: (): void => save(writeWebVtt(cuesOf(rows))),
    putIn: async (file: File): Promise<void> => save(await decoded(file)),
  };
};

export type CaptionEditor = ReturnType<typeof useCaptionEditor>;
