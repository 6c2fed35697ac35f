import { useTranslation } from 'react-i18next';

import { themes, type Theme } from '../app/page-state.js';
import { usePreferences } from '../app/preferences.js';
import { Button } from '../design/button.js';
import { Menu } from '../design/menu.js';

// i18n-keys: common:theme.*
/** Light, dark, high contrast, or as the device has it. */
export const ThemeMenu = () => {
  const { t } = useTranslation();
  const { theme, setTheme } = usePreferences();
  return (
    <Menu
      label={t('common:theme.title')}
      trigger={(props) => (
        <Button {...props} variant="quiet" size="small" icon="contrast">
          {t('common:theme.title')}
        </Button>
      )}
      groups={[
        {
          id: 'theme',
          title: t('common:theme.title'),
          chosen: theme,
          entries: themes.map((id) => ({ id, label: t(`common:theme.${id}`) })),
        },
      ]}
      onAction={(id) => setTheme(id as Theme)}
    />
  );
};
