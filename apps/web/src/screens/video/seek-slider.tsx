import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { clockOf } from './clock.js';
import { LEAP, type Player } from './use-player.js';
import { useTimeWords } from './use-time-words.js';

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -LEAP,
  ArrowDown: -LEAP,
  ArrowRight: LEAP,
  ArrowUp: LEAP,
};

/** Where the video is, and the way to another moment of it; a range of the browser's own, so that all devices work. */
export const SeekSlider = ({ player }: { player: Player }) => {
  const { t } = useTranslation();
  const inWords = useTimeWords();
  const [dragged, setDragged] = useState<number | null>(null);
  const { time, duration } = player.playback;
  const shown = dragged ?? time;
  const step = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    player.leap(by);
  };
  return (
    <div className="video-seek">
      <input
        type="range"
        className="video-range"
        aria-label={t('video:control.seek')}
        aria-valuetext={t('video:control.time-of', { time: inWords(shown), length: inWords(duration) })}
        min={0}
        max={Math.max(duration, 1)}
        step="any"
        value={Math.min(shown, Math.max(duration, 1))}
        onKeyDown={step}
        onPointerDown={() => setDragged(time)}
        onPointerUp={() => setDragged(null)}
        onPointerCancel={() => setDragged(null)}
        onChange={(event) => {
          const at = Number(event.target.value);
          if (dragged !== null) setDragged(at);
          player.seek(at);
        }}
      />
      <span className="video-clock" aria-hidden="true">
        {clockOf(shown)} / {clockOf(duration)}
      </span>
    </div>
  );
};
