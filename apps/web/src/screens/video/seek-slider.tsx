import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { Chapter, VideoView } from '#libs/contracts';

import { clockOf } from './clock.js';
import { SeekPreview } from './seek-preview.js';
import { chapterAt } from './use-chapters.js';
import { LEAP, type Player } from './use-player.js';
import { useTimeWords } from './use-time-words.js';

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -LEAP,
  ArrowDown: -LEAP,
  ArrowRight: LEAP,
  ArrowUp: LEAP,
};

/** Where in the length the pointer is, from 0 to 1. */
const shareAt = ({ clientX, currentTarget }: PointerEvent): number => {
  const { left, width } = currentTarget.getBoundingClientRect();
  return Math.min(1, Math.max(0, (clientX - left) / width));
};

/** The moment that is pointed at with a pointer, or stepped to with the keyboard, until that is left. */
const usePointing = (player: Player) => {
  const { time, duration } = player.playback;
  const [dragged, setDragged] = useState<number | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const [isStepping, setStepping] = useState(false);
  const step = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setStepping(true);
    player.leap(by);
  };
  const endDrag = (): void => setDragged(null);
  return {
    shown: dragged ?? time,
    pointed: dragged ?? hovered ?? (isStepping ? time : null),
    take: (seconds: number): void => {
      if (dragged !== null) setDragged(seconds);
      player.seek(seconds);
    },
    on: {
      onKeyDown: step,
      onBlur: () => setStepping(false),
      onPointerDown: () => setDragged(time),
      onPointerUp: endDrag,
      onPointerCancel: endDrag,
      onPointerMove: (event: PointerEvent) => setHovered(shareAt(event) * duration),
      onPointerLeave: () => setHovered(null),
    },
  };
};

interface MarksProps {
  readonly chapters: readonly Chapter[];
  readonly length: number;
}

/** Where chapters begin, on the bar; the list beside it says the same in words. */
const Marks = ({ chapters, length }: MarksProps) => (
  <>
    {chapters
      .filter(({ startMs }) => startMs > 0 && startMs < length * 1000)
      .map(({ startMs }) => (
        <span
          key={startMs}
          className="video-mark"
          style={{ insetInlineStart: `${startMs / 10 / length}%` }}
          aria-hidden="true"
        />
      ))}
  </>
);

interface SeekSliderProps {
  readonly player: Player;
  readonly media: NonNullable<VideoView['media']>;
  readonly chapters: readonly Chapter[];
}

/** Where the video is, and the way to another moment of it; a range of the browser's own, so that all devices work. */
export const SeekSlider = ({ player, media, chapters }: SeekSliderProps) => {
  const { t } = useTranslation();
  const inWords = useTimeWords();
  const { shown, pointed, take, on } = usePointing(player);
  const { duration } = player.playback;
  const length = Math.max(duration, 1);
  const chapter = chapterAt(chapters, shown);
  const words = t('video:control.time-of', { time: inWords(shown), length: inWords(duration) });
  return (
    <div className="video-seek">
      <div className="video-seek__bar">
        <input
          type="range"
          className="video-range"
          aria-label={t('video:control.seek')}
          aria-valuetext={chapter === undefined ? words : `${words}, ${chapter.title}`}
          min={0}
          max={length}
          step="any"
          value={Math.min(shown, length)}
          {...on}
          onChange={(event) => take(Number(event.target.value))}
        />
        <Marks chapters={chapters} length={length} />
        {pointed !== null && (
          <SeekPreview media={media} chapters={chapters} seconds={pointed} share={pointed / length} />
        )}
      </div>
      <span className="video-clock" aria-hidden="true">
        {clockOf(shown)} / {clockOf(duration)}
      </span>
      {chapter !== undefined && (
        <span className="video-clock video-seek__chapter" aria-hidden="true">
          {chapter.title}
        </span>
      )}
    </div>
  );
};
