import { useTranslation } from 'react-i18next';

import { useKeepPreference } from '../app/preferences.js';
import { Dialog } from '../design/dialog.js';
import { Switch } from '../design/switch.js';
import { setShortcutsOn, useShortcuts, useShortcutsOn } from './shortcuts.js';

import './shortcut-help.css';

const ARROWS: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→' };

interface ShortcutHelpProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** What the keys do on this page, and the switch that turns them off. */
export const ShortcutHelp = (open: ShortcutHelpProps) => {
  const { t } = useTranslation();
  const shortcuts = useShortcuts();
  const on = useShortcutsOn();
  const keep = useKeepPreference();
  const change = (shortcutsOn: boolean): void => {
    setShortcutsOn(shortcutsOn);
    keep({ shortcutsOn });
  };
  return (
    <Dialog title={t('common:shortcut.title')} {...open}>
      <dl className="gh-shortcuts">
        {shortcuts.map(({ key, label }) => (
          <div key={`${key} ${label}`}>
            <dt>
              <kbd>{key === ' ' ? t('common:shortcut.space') : (ARROWS[key] ?? key)}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <Switch isSelected={on} onChange={change} description={t('common:shortcut.on-detail')}>
        {t('common:shortcut.on')}
      </Switch>
    </Dialog>
  );
};
