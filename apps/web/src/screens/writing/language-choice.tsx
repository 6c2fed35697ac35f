import { useTranslation } from 'react-i18next';

import { RadioGroup } from '../../design/radio-group.js';

interface LanguageChoiceProps {
  readonly value: 'en' | 'cy';
  readonly onChange: (language: 'en' | 'cy') => void;
}

/** In which language this is written, so that it is read aloud and found as that. */
export const LanguageChoice = ({ value, onChange }: LanguageChoiceProps) => {
  const { t } = useTranslation();
  return (
    <RadioGroup
      label={t('discussion:language.label')}
      look="row"
      value={value}
      onChange={onChange}
      options={[
        { value: 'en', label: t('discussion:language.en') },
        { value: 'cy', label: t('discussion:language.cy') },
      ]}
    />
  );
};
