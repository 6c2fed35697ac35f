import { useTranslation } from 'react-i18next';

import { clockOf } from './clock.js';
import type { Chapters } from './use-chapters.js';

/** The chapters beside the picture: a press plays from there. */
export const ChapterList = ({ chapters: { chapters, current, go }, language }: ChapterListProps) => {
  const { t } = useTranslation();
  if (chapters.length === 0) return null;
  return (
    <nav className="video-transcript" aria-label={t('video:chapters.title')}>
      <h2 className="video-transcript__title">{t('video:chapters.title')}</h2>
      <ol className="video-chapters" lang={language}>
        {chapters.map((chapter) => (
          <li key={chapter.startMs}>
            <button
              type="button"
              className="video-line"
              aria-current={chapter === current ? 'true' : undefined}
              onClick={() => go(chapter)}
            >
              <span className="video-line__time">{clockOf(chapter.startMs / 1000)}</span>
              <span>{chapter.title}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
};

interface ChapterListProps {
  readonly chapters: Chapters;
  readonly language: string;
}
