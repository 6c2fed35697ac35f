import { useTranslation } from 'react-i18next';

import { Button } from '../../design/button.js';
import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';
import type { CaptionRow } from './caption-rows.js';
import { MomentField } from './moment-field.js';

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
          <MomentField
            label={t('video:captions.start')}
            milliseconds={row.startMs}
            onChange={(startMs) => onChange({ startMs })}
          />
          <MomentField
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
