import { useMemo, type ReactNode } from 'react';

import { UseNotesProvider, useWorth } from './use-worth.js';

/** A discussion in which posts that tell how the video was used are marked. */
export const UseNotes = ({ videoId, children }: { videoId: string; children: ReactNode }) => {
  const ids = useWorth(videoId)?.notePostIds;
  const notes = useMemo(() => new Set(ids), [ids]);
  return <UseNotesProvider value={notes}>{children}</UseNotesProvider>;
};
