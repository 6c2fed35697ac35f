import { useTranslation } from 'react-i18next';

import { TextField } from '../../design/text-field.js';

interface TagsFieldProps {
  /** With commas between them. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

/** The tags of a video as one line of text. */
export const TagsField = ({ value, onChange, error }: TagsFieldProps) => {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('recorder:tags.label')}
      description={t('recorder:tags.help')}
      name="tags"
      optional
      autoComplete="off"
      value={value}
      onChange={onChange}
      error={error}
    />
  );
};
