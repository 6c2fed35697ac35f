import { useEffect, useEffectEvent, useState } from 'react';

import {
  createVideo,
  listMyVideos,
  readVideo,
  updateVideo,
  type CommunityDetail,
  type VideoView,
} from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { topicsOf } from '../communities/community-values.js';
import { useFields } from '../forms/use-fields.js';
import type { Excerpt } from './recorder/trim.js';

export interface VideoWords {
  readonly title: string;
  readonly description: string;
  readonly language: 'en' | 'cy';
  /** With commas between them. */
  readonly tags: string;
}

/** Words are on the server within three seconds. */
const REST_MILLISECONDS = 1200;

const wordsOf = ({ title, description, language, tags }: VideoView): VideoWords => ({
  title,
  description,
  language,
  tags: tags.join(', '),
});

/** What the server is told; it keeps tags in lower case. */
const bodyOf = (words: VideoWords) => ({ ...words, tags: topicsOf(words.tags) });

const firstWords = ({ language }: CommunityDetail, video: VideoView | null): VideoWords =>
  video === null ? { title: '', description: '', language, tags: '' } : wordsOf(video);

const tagsIn = ({ tags }: VideoWords): string => topicsOf(tags.toLowerCase()).join();

const isSame = (a: VideoWords | null, b: VideoWords): boolean =>
  a !== null &&
  a.title === b.title &&
  a.description === b.description &&
  a.language === b.language &&
  tagsIn(a) === tagsIn(b);

/** Saves once the writer rests; `change` names what there is to save, or is null. */
const useSaveSoon = (change: string | null, save: () => Promise<void>): void => {
  const saveNow = useEffectEvent((): void => void save().catch(() => undefined));
  useEffect(() => {
    if (change === null) return undefined;
    const timer = setTimeout(() => saveNow(), REST_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [change]);
};

interface DraftParts {
  readonly community: CommunityDetail;
  readonly video: VideoView | null;
  /** An upload that no draft is made of yet. */
  readonly uploadId: string | null;
  /** What is kept of what is uploaded; null for all. */
  readonly excerpt: Excerpt | null;
  readonly onMade: (video: VideoView) => void;
}

/** What puts a draft on the server, and the words that are there. */
const useDraftCommands = (video: VideoView | null, onMade: (video: VideoView) => void) => {
  const [saved, setSaved] = useState<VideoWords | null>(video && wordsOf(video));
  const create = useCommand(createVideo, {
    refreshes: [listMyVideos],
    onDone: (made) => {
      setSaved(wordsOf(made));
      onMade(made);
    },
  });
  const update = useCommand(updateVideo, {
    refreshes: [readVideo, listMyVideos],
    onDone: (changed) => setSaved(wordsOf(changed)),
  });
  return { create, update, saved, setSaved };
};

/** The words of a video, and their way to the server: the draft is made as soon as there are an upload and a title. */
export const useVideoDraft = ({ community, video, uploadId, excerpt, onMade }: DraftParts) => {
  const { values, set, setValues } = useFields<VideoWords>(firstWords(community, video));
  const { create, update, saved, setSaved } = useDraftCommands(video, onMade);
  const words = { ...values, title: values.title.trim() };
  const isBusy = create.isPending || update.isPending;
  const isSaved = isSame(saved, words);
  const canSave = words.title !== '' && !isSaved && (video !== null || uploadId !== null);

  const save = async (): Promise<void> => {
    if (!canSave) return;
    if (video !== null) await update.mutateAsync({ params: { videoId: video.id }, body: bodyOf(words) });
    else if (uploadId !== null)
      await create.mutateAsync({
        params: { communityId: community.id },
        body: { ...bodyOf(words), uploadId, ...(excerpt !== null && { excerpt }) },
      });
  };
  useSaveSoon(canSave && !isBusy ? JSON.stringify([words, uploadId]) : null, save);

  return {
    values,
    set,
    save,
    isBusy,
    isSaved,
    problem: create.error ?? update.error,
    hasTitle: words.title !== '',
    /** Goes on with a draft that was there already. */
    takeOver: (found: VideoView): void => {
      setSaved(wordsOf(found));
      if (words.title === '' && words.description === '') setValues(wordsOf(found));
      onMade(found);
    },
  };
};

export type VideoDraft = ReturnType<typeof useVideoDraft>;
