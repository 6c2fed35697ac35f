import { useState } from 'react';

interface Kept {
  readonly revision: number;
}

/** What stands in an editor, and what it was made from; null for what has never been saved. */
interface Draft<View, Row> {
  readonly rows: readonly Row[];
  readonly from: View | null;
  readonly isChanged: boolean;
}

interface KeptQuery<View> {
  readonly data: View | undefined;
  readonly refetch: () => Promise<{ readonly data: View | undefined }>;
}

/** What is kept on the server, as rows to be edited; it is followed as long as nothing here is changed. */
export const useKeptDraft = <View extends Kept, Row>(
  { data, refetch }: KeptQuery<View>,
  rowsOf: (view: View) => readonly Row[],
) => {
  const [draft, setDraft] = useState<Draft<View, Row>>({ rows: [], from: null, isChanged: false });
  const take = (from: View): void => setDraft({ rows: rowsOf(from), from, isChanged: false });
  const isNewer = data !== undefined && (draft.from === null || data.revision > draft.from.revision);
  // What somebody else saved meanwhile is met when this is saved.
  if (isNewer && !draft.isChanged) take(data);
  return {
    ...draft,
    /** What was saved takes the place of what stands here. */
    take,
    change: (rows: readonly Row[]): void => setDraft((before) => ({ ...before, rows, isChanged: true })),
    /** After somebody else has saved: what they saved takes the place of this. */
    loadAgain: async (): Promise<void> => {
      const { data: newest } = await refetch();
      if (newest !== undefined) take(newest);
    },
  };
};
