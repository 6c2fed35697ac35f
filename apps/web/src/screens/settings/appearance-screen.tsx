import { useTranslation } from 'react-i18next';

import { themes } from '../../app/page-state.js';
import { usePreferences } from '../../app/preferences.js';
import { RadioGroup } from '../../design/radio-group.js';
import { SettingsFrame } from './settings-frame.js';

// i18n-keys: settings:appearance.help.*
/** Light, dark, high contrast, or as the device has it; takes effect at once. */
export const AppearanceSettings = () => {
  const { t } = useTranslation();
  const { theme, setTheme } = usePreferences();
  return (
    <SettingsFrame section="appearance" lead={t('settings:appearance.lead')}>
      {() => (
        <RadioGroup
          label={t('settings:appearance.label')}
          look="cards"
          value={theme}
          onChange={setTheme}
          options={themes.map((value) => ({
            value,
            label: t(`common:theme.${value}`),
            description: t(`settings:appearance.help.${value}`),
          }))}
        />
      )}
    </SettingsFrame>
  );
};
