import { useTranslation } from 'react-i18next';

import { Button } from '../../../design/button.js';
import { clockOf } from '../clock.js';
import { useTimeWords } from '../use-time-words.js';
import type { Cut } from './use-review.js';

interface EdgeProps {
  readonly label: string;
  readonly action: string;
  readonly value: number;
  readonly durationMs: number;
  readonly onChange: (milliseconds: number) => void;
  readonly now: () => number;
}

/** A tenth of a second. */
const STEP = 100;

const Edge = ({ label, action, value, durationMs, onChange, now }: EdgeProps) => {
  const inWords = useTimeWords();
  return (
    <div className="recorder-edge">
      <label>
        <span>
          {label} <span className="gh-soft">{clockOf(value / 1000)}</span>
        </span>
        <input
          type="range"
          className="video-range"
          aria-label={label}
          aria-valuetext={inWords(value / 1000)}
          min={0}
          max={durationMs}
          step={STEP}
          value={value}
          onChange={(event) => onChange(Number(event.target.value))}
        />
      </label>
      <Button size="small" onPress={() => onChange(now())}>
        {action}
      </Button>
    </div>
  );
};

/** Cuts off what comes before the first word and after the last one. */
export const TrimPart = ({ cut, durationMs }: { cut: Cut; durationMs: number }) => {
  const { t } = useTranslation();
  const inWords = useTimeWords();
  const { trim, now } = cut;
  return (
    <fieldset className="recorder-trim">
      <legend>{t('recorder:trim.title')}</legend>
      <Edge
        label={t('recorder:trim.start')}
        action={t('recorder:trim.start-here')}
        value={trim.start}
        durationMs={durationMs}
        onChange={cut.setStart}
        now={now}
      />
      <Edge
        label={t('recorder:trim.end')}
        action={t('recorder:trim.end-here')}
        value={trim.end}
        durationMs={durationMs}
        onChange={cut.setEnd}
        now={now}
      />
      <p className="gh-soft gh-small">
        {t('recorder:trim.left', { length: inWords((trim.end - trim.start) / 1000) })}
      </p>
    </fieldset>
  );
};
