import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';

import { readVideoWorth, type Operation, type ThreadFrame, type VideoWorth } from '#libs/contracts';

import { queryKeyOf } from '../../../api/query-keys.js';
import { useCommand, useOperation } from '../../../api/use-operation.js';

const keyOf = (videoId: string): readonly unknown[] => queryKeyOf(readVideoWorth, { params: { videoId } });

/** What a video was worth, as far as it is known yet. */
export const useWorth = (videoId: string): VideoWorth | undefined =>
  useOperation(readVideoWorth, { params: { videoId } }).data;

/** A command that answers with what the video is worth then. */
export const useWorthCommand = <O extends Operation>(operation: O, videoId: string) => {
  const queries = useQueryClient();
  return useCommand(operation, {
    onDone: (answer) => void queries.setQueryData<VideoWorth>(keyOf(videoId), answer as VideoWorth),
  });
};

const withNote = (
  ids: readonly string[],
  note: { readonly postId: string; readonly on: boolean } | null,
): string[] => {
  const others = ids.filter((id) => id !== note?.postId);
  return note?.on === true ? [note.postId, ...others] : others;
};

/** Brings what is shown of a video's worth up to date with an event of its thread. */
export const applyWorthFrame = (queries: QueryClient, frame: ThreadFrame): void => {
  if (frame.kind !== 'video.worth') return;
  const { videoId, helpful, used, note } = frame.payload;
  queries.setQueryData<VideoWorth>(
    keyOf(videoId),
    (worth) =>
      worth && {
        ...worth,
        helpful,
        used,
        notePostIds: note === null ? worth.notePostIds : withNote(worth.notePostIds, note),
      },
  );
};

const NO_NOTES: ReadonlySet<string> = new Set();
const Notes = createContext(NO_NOTES);

export const UseNotesProvider = Notes;

/** Whether a post tells how the video of its thread was used. */
export const useIsUseNote = (postId: string): boolean => use(Notes).has(postId);
