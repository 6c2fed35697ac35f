import { useTranslation } from 'react-i18next';

import { usePreferences } from '../../app/preferences.js';
import { RadioGroup } from '../../design/radio-group.js';
import { LANGUAGES } from '../../i18n/languages.js';
import { SettingsFrame } from './settings-frame.js';

/** In which language everything is shown; each language names itself. */
export const LanguageSettings = () => {
  const { t } = useTranslation();
  const { language, setLanguage } = usePreferences();
  return (
    <SettingsFrame section="language" lead={t('settings:language.lead')}>
      {() => (
        <RadioGroup
          label={t('settings:language.label')}
          description={t('settings:language.help')}
          look="cards"
          value={language}
          onChange={(next) => void setLanguage(next)}
          options={LANGUAGES}
        />
      )}
    </SettingsFrame>
  );
};
