import { useTranslation } from 'react-i18next';

import { TextArea } from '../../design/text-area.js';
import { TextField } from '../../design/text-field.js';

/** As `fieldsOf` gives it. */
interface FieldProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

interface PathwayWordsProps {
  readonly title: FieldProps;
  readonly description: FieldProps;
}

/** What a pathway is called, and what one learns from it. */
export const PathwayWords = ({ title, description }: PathwayWordsProps) => {
  const { t } = useTranslation();
  return (
    <>
      <TextField label={t('pathways:name')} {...title} />
      <TextArea label={t('pathways:description')} optional rows={3} {...description} />
    </>
  );
};
