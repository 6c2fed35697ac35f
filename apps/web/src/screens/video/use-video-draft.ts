import { useEffect, useEffectEvent, useState } from 'react';

import {
  createVideo,
  listMyVideos,
  readVideo,
  updateVideo,
  type CommunityCard,
  type CommunityDetail,
  type VideoView,
} from '#libs/contracts';

import { useCommand } from '../../api/use-operation.js';
import { topicsOf } from '../communities/community-values.js';
import { useFields } from '../forms/use-fields.js';
import type { Excerpt } from './recorder/trim.js';
import type { UploadPage } from './use-upload-page.js';

export interface VideoWords {
  readonly title: string;
  readonly description: string;
  readonly language: 'en' | 'cy';
  /** With commas between them. */
  readonly tags: string;
  /** Where it will be published. */
  readonly communityId: string;
}

/** Words are on the server within three seconds. */
const REST_MILLISECONDS = 1200;

const wordsOf = ({ title, description, language, tags, community }: VideoView): VideoWords => ({
  title,
  description,
  language,
  tags: tags.join(', '),
  communityId: community.id,
});

/** What the server is told; it keeps tags in lower case. */
const bodyOf = ({ title, description, language, tags }: VideoWords) => ({
  title,
  description,
  language,
  tags: topicsOf(tags),
});

/** Only a choice made here moves a draft, which may have been moved in another window. */
const moveOf = ({ communityId }: VideoWords, saved: VideoWords | null) =>
  communityId === saved?.communityId ? {} : { communityId };

const firstWords = ({ id, language }: CommunityDetail, video: VideoView | null): VideoWords =>
  video === null ? { title: '', description: '', language, tags: '', communityId: id } : wordsOf(video);

const tagsIn = ({ tags }: VideoWords): string => topicsOf(tags.toLowerCase()).join();

const isSame = (a: VideoWords | null, b: VideoWords): boolean =>
  a !== null &&
  a.title === b.title &&
  a.description === b.description &&
  a.language === b.language &&
  a.communityId === b.communityId &&
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
  readonly page: Pick<UploadPage, 'adopt' | 'moveTo'>;
}

interface Answers {
  readonly onSaved: (words: VideoWords) => void;
  /** Where a draft is that was not moved here. */
  readonly onFound: (communityId: string) => void;
}

/** What puts a draft on the server. */
const useDraftCommands = ({ community, page }: DraftParts, { onSaved, onFound }: Answers) => {
  const create = useCommand(createVideo, {
    refreshes: [listMyVideos],
    onDone: (made) => {
      onSaved(wordsOf(made));
      return page.adopt(made);
    },
  });
  const update = useCommand(updateVideo, {
    refreshes: [readVideo, listMyVideos],
    onDone: async (changed, { body }) => {
      onSaved(wordsOf(changed));
      if (body?.communityId === undefined) onFound(changed.community.id);
      if (changed.community.id !== community.id) await page.adopt(changed);
    },
  });
  return { create, update };
};

/** The words that are on the server, and how those that stand here come there. */
const useSaving = (words: VideoWords, parts: DraftParts, onMoved: (from: string, to: string) => void) => {
  const { video, uploadId, excerpt } = parts;
  const [saved, setSaved] = useState<VideoWords | null>(video && wordsOf(video));
  const { create, update } = useDraftCommands(parts, {
    onSaved: setSaved,
    onFound: (communityId) => saved !== null && onMoved(saved.communityId, communityId),
  });
  const isBusy = create.isPending || update.isPending;
  const isSaved = isSame(saved, words);
  const canSave = words.title !== '' && !isSaved && (video !== null || uploadId !== null);

  const save = async (): Promise<void> => {
    if (!canSave) return;
    if (video !== null)
      await update.mutateAsync({
        params: { videoId: video.id },
        body: { ...bodyOf(words), ...moveOf(words, saved) },
      });
    else if (uploadId !== null)
      await create.mutateAsync({
        params: { communityId: words.communityId },
        body: { ...bodyOf(words), uploadId, ...(excerpt !== null && { excerpt }) },
      });
  };
  useSaveSoon(canSave && !isBusy ? JSON.stringify([words, uploadId]) : null, save);
  return { save, isBusy, isSaved, problem: create.error ?? update.error, setSaved };
};

/** The words of a video, and their way to the server: the draft is made as soon as there are an upload and a title. */
export const useVideoDraft = (parts: DraftParts) => {
  const { community, video, page } = parts;
  const { values, set, setValues } = useFields<VideoWords>(firstWords(community, video));
  const words = { ...values, title: values.title.trim() };
  const { setSaved, ...saving } = useSaving(words, parts, (from, to) =>
    // In another window; what was chosen here meanwhile stays.
    setValues((here) => (here.communityId === from ? { ...here, communityId: to } : here)),
  );
  return {
    ...saving,
    values,
    set,
    hasTitle: words.title !== '',
    chooseCommunity: (chosen: CommunityCard): void => {
      set('communityId')(chosen.id);
      if (video === null) void page.moveTo(chosen);
    },
    /** Goes on with a draft that was there already. */
    takeOver: (found: VideoView): void => {
      const there = wordsOf(found);
      const isEmpty = words.title === '' && words.description === '';
      setSaved(there);
      setValues((here) => (isEmpty ? there : { ...here, communityId: there.communityId }));
      void page.adopt(found);
    },
  };
};

export type VideoDraft = ReturnType<typeof useVideoDraft>;
