import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../design/button.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import type { CaptionRow } from './caption-rows.js';
import { clockOf } from './clock.js';

interface MomentProps {
  readonly label: string;
  readonly milliseconds: number;
  readonly onChange: (milliseconds: number) => void;
}

/** A moment in seconds; the arrow keys move it by a tenth of a second. */
const Moment = ({ label, milliseconds, onChange }: MomentProps) => {
  const id = useId();
  return (
    <div className="gh-field caption-moment">
      <label className="gh-field__label" htmlFor={id}>
        {label} <span className="gh-soft">{clockOf(milliseconds / 1000)}</span>
      </label>
      <input
        id={id}
        className="gh-input"
        type="number"
        inputMode="decimal"
        min={0}
        step={0.1}
        value={milliseconds / 1000}
        onChange={(event) => onChange(Math.max(0, Math.round(Number(event.target.value) * 1000)))}
      />
    </div>
  );
};

interface CaptionLineProps {
  readonly row: CaptionRow;
  /** From 1. */
  readonly number: number;
  readonly isWrong: boolean;
  readonly language: string;
  readonly onChange: (change: Partial<CaptionRow>) => void;
  readonly onPlay: () => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
}

const Acts = ({ onPlay, onAdd, onRemove }: Pick<CaptionLineProps, 'onPlay' | 'onAdd' | 'onRemove'>) => {
  const { t } = useTranslation();
  return (
    <div className="caption-line__acts">
      <Button variant="quiet" icon="play" onPress={onPlay}>
        {t('video:captions.play')}
      </Button>
      <Button variant="quiet" icon="plus" onPress={onAdd}>
        {t('video:captions.add')}
      </Button>
      <Button variant="quiet" icon="trash" onPress={onRemove}>
        {t('video:captions.remove')}
      </Button>
    </div>
  );
};

/** One caption to write: when, who, and the words. */
export const CaptionLine = ({ row, number, isWrong, language, onChange, ...acts }: CaptionLineProps) => {
  const { t } = useTranslation();
  return (
    <li className="caption-line">
      <fieldset>
        <legend>{t('video:captions.number', { number })}</legend>
        <div className="caption-line__times">
          <Moment
            label={t('video:captions.start')}
            milliseconds={row.startMs}
            onChange={(startMs) => onChange({ startMs })}
          />
          <Moment
            label={t('video:captions.end')}
            milliseconds={row.endMs}
            onChange={(endMs) => onChange({ endMs })}
          />
          <TextField
            label={t('video:captions.speaker')}
            optional
            autoComplete="off"
            value={row.speaker}
            onChange={(speaker) => onChange({ speaker })}
          />
        </div>
        {isWrong && <p role="alert">{t('video:captions.wrong')}</p>}
        <TextArea
          label={t('video:captions.words')}
          lang={language}
          rows={2}
          value={row.text}
          onChange={(text) => onChange({ text })}
        />
        <Acts {...acts} />
      </fieldset>
    </li>
  );
};
