import { useState } from 'react';

import { writeWebVtt } from '#libs/captions';
import { readVideo, readVideoCaptions, saveVideoCaptions, type CaptionsView } from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
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
  /** The captions that there are already. */
  readonly kept: CaptionsView | undefined;
  /** Asks for those that somebody else has saved. */
  readonly newest: () => Promise<CaptionsView | undefined>;
}

/** Captions in one language while somebody writes or corrects them. */
export const useCaptionEditor = ({ videoId, language, kept, newest }: Edited) => {
  const [rows, setRows] = useState<readonly CaptionRow[]>(() => rowsOf(kept?.cues ?? []));
  const [revision, setRevision] = useState(kept?.revision ?? 0);
  const [isChanged, setChanged] = useState(false);
  const take = (captions: CaptionsView): void => {
    setRows(rowsOf(captions.cues));
    setRevision(captions.revision);
    setChanged(false);
  };
  const saving = useCommand(saveVideoCaptions, { refreshes: [readVideo, readVideoCaptions], onDone: take });
  const change = (next: readonly CaptionRow[]): void => {
    setRows(next);
    setChanged(true);
  };
  const save = (file: string): void =>
    saving.mutate({ params: { videoId, language }, body: { file, revision } });
  return {
    rows,
    wrong: wrongRows(rows),
    isChanged,
    saving,
    change,
    edit: (key: string, how: Partial<CaptionRow>): void => change(changeRow(rows, key, how)),
    save: (): void => save(writeWebVtt(cuesOf(rows))),
    putIn: async (file: File): Promise<void> => save(await decoded(file)),
    /** After somebody else has saved: their captions take the place of these. */
    loadAgain: async (): Promise<void> => {
      saving.reset();
      const captions = await newest();
      if (captions !== undefined) take(captions);
    },
  };
};

export type CaptionEditor = ReturnType<typeof useCaptionEditor>;
