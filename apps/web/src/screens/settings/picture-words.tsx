import { useTranslation } from 'react-i18next';

import { RadioGroup } from '../../design/radio-group.js';
import { TextField } from '../../design/text-field.js';

export const pictureWords = ['described', 'portrait', 'pattern'] as const;

/** Whether the picture is described in words, or why that would add nothing. */
export type PictureWords = (typeof pictureWords)[number];

interface PictureWordsFieldProps {
  readonly choice: PictureWords;
  readonly onChoose: (choice: PictureWords) => void;
  readonly alt: string;
  readonly onChangeAlt: (alt: string) => void;
  readonly error: string | undefined;
}

// i18n-keys: settings:picture.words.*
/** A description of one's picture for those who cannot see it, or a reason for none. */
export const PictureWordsField = ({ choice, onChoose, alt, onChangeAlt, error }: PictureWordsFieldProps) => {
  const { t } = useTranslation();
  return (
    <div className="gh-stack" data-gap="small">
      <RadioGroup
        label={t('settings:picture.words')}
        value={choice}
        onChange={onChoose}
        options={pictureWords.map((value) => ({ value, label: t(`settings:picture.words.${value}`) }))}
      />
      {choice === 'described' && (
        <TextField
          label={t('settings:picture.alt')}
          description={t('settings:picture.alt-help')}
          name="avatarAlt"
          value={alt}
          onChange={onChangeAlt}
          error={error}
        />
      )}
    </div>
  );
};
