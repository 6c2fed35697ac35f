import { useTranslation } from 'react-i18next';

import type { Chapter } from '#libs/contracts';

import { announce } from '../../shell/announcer.js';
import type { Player } from './use-player.js';

/** A press back within this many seconds of a chapter's start goes to the one before. */
const BARELY = 2;

/** The chapter that holds a moment, in seconds; undefined before the first. */
export const chapterAt = (chapters: readonly Chapter[], seconds: number): Chapter | undefined =>
  chapters.findLast(({ startMs }) => startMs <= seconds * 1000);

/** Goes from chapter to chapter, and says which one has been reached. */
export const useChapters = (chapters: readonly Chapter[], player: Player) => {
  const { t } = useTranslation();
  const go = (chapter: Chapter): void => {
    player.seek(chapter.startMs / 1000);
    announce(t('video:chapters.reached', { title: chapter.title }));
  };
  return {
    chapters,
    current: chapterAt(chapters, player.playback.time),
    go,
    next: (): void => {
      const chapter = chapters.find(({ startMs }) => startMs > player.now() * 1000);
      if (chapter !== undefined) go(chapter);
    },
    previous: (): void => {
      const chapter = chapterAt(chapters, player.now() - BARELY) ?? chapters[0];
      if (chapter !== undefined) go(chapter);
    },
  };
};

export type Chapters = ReturnType<typeof useChapters>;
