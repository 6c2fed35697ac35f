import type { CSSProperties } from 'react';

import type { Chapter, VideoView } from '#libs/contracts';

import { clockOf } from './clock.js';
import { chapterAt } from './use-chapters.js';

type Media = NonNullable<VideoView['media']>;

/** The piece of the storyboard that shows a moment, in seconds. */
const tileStyle = ({ base, storyboard }: Media, seconds: number): CSSProperties | null => {
  if (storyboard === null) return null;
  const { image, columns, rows, tileWidth, tileHeight, secondsPerTile } = storyboard;
  const tile = Math.min(Math.floor(seconds / secondsPerTile), columns * rows - 1);
  return {
    inlineSize: tileWidth,
    blockSize: tileHeight,
    backgroundImage: `url("${base}${image}")`,
    backgroundPosition: `-${(tile % columns) * tileWidth}px -${Math.floor(tile / columns) * tileHeight}px`,
  };
};

/** Over the moment, as far as it stays within the bar: half of the widest preview on both sides. */
const placeOf = (share: number): string => `clamp(5.5rem, ${share * 100}%, 100% - 5.5rem)`;

interface SeekPreviewProps {
  readonly media: Media;
  readonly chapters: readonly Chapter[];
  readonly seconds: number;
  /** From 0 to 1. */
  readonly share: number;
}

/** What is to be seen at a moment that somebody points at. */
export const SeekPreview = ({ media, chapters, seconds, share }: SeekPreviewProps) => {
  const tile = tileStyle(media, seconds);
  const chapter = chapterAt(chapters, seconds);
  return (
    <div className="video-preview" style={{ insetInlineStart: placeOf(share) }} aria-hidden="true">
      {tile !== null && <div className="video-preview__tile" style={tile} />}
      {chapter !== undefined && <span>{chapter.title}</span>}
      <span>{clockOf(seconds)}</span>
    </div>
  );
};
