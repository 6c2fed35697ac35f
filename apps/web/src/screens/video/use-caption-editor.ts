import { useEffect, useEffectEvent, useState } from 'react';

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

/** Captions in one language while somebody writes or corrects them. */
export const useCaptionEditor = ({ videoId, language, exists }: Edited) => {
  const params = { videoId, language };
  const kept = useOperation(readVideoCaptions, { params }, { enabled: exists, staleTime: 0 });
  const [rows, setRows] = useState<readonly CaptionRow[]>([]);
  const [revision, setRevision] = useState(0);
  const [isChanged, setChanged] = useState(false);
  const take = useEffectEvent((captions: CaptionsView): void => {
    // What somebody else saved meanwhile is met when this is saved.
    if (isChanged) return;
    setRows(rowsOf(captions.cues));
    setRevision(captions.revision);
  });
  const { data } = kept;
  useEffect(() => {
    if (data !== undefined) take(data);
  }, [data]);
  const saving = useCommand(saveVideoCaptions, {
    refreshes: [readVideo, readVideoCaptions],
    onDone: (saved) => {
      setRevision(saved.revision);
      setRows(rowsOf(saved.cues));
      setChanged(false);
    },
  });
  const change = (next: readonly CaptionRow[]): void => {
    setRows(next);
    setChanged(true);
  };
  const save = (file: string): void => saving.mutate({ params, body: { file, revision } });
  return {
    rows,
    wrong: wrongRows(rows),
    isChanged,
    isLoading: exists && data === undefined,
    saving,
    change,
    edit: (key: string, how: Partial<CaptionRow>): void => change(changeRow(rows, key, how)),
    save: (): void => save(writeWebVtt(cuesOf(rows))),
    putIn: async (file: File): Promise<void> => save(await decoded(file)),
    /** After somebody else has saved: their captions take the place of these. */
    loadAgain: async (): Promise<void> => {
      saving.reset();
      const { data: newest } = await kept.refetch();
      if (newest === undefined) return;
      setRows(rowsOf(newest.cues));
      setRevision(newest.revision);
      setChanged(false);
    },
  };
};

export type CaptionEditor = ReturnType<typeof useCaptionEditor>;
