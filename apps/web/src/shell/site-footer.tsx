import { useSyncExternalStore } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

import { useKeepPreference } from '../app/preferences.js';
import { useSession } from '../app/session.js';
import { Button } from '../design/button.js';
import { Icon } from '../design/icon.js';
import { announcer } from './announcer.js';
import { LanguageSwitch } from './language-switch.js';
import { ThemeMenu } from './theme-menu.js';

import './site-footer.css';

/** How the pages look, sound and answer to keys, on every page. */
export const SiteFooter = ({ onShowShortcuts }: { onShowShortcuts: () => void }) => {
  const { t } = useTranslation();
  const { instance } = useSession();
  const paused = useSyncExternalStore(announcer.subscribe, announcer.isPaused, () => false);
  const keep = useKeepPreference();
  const pause = (value: boolean): void => {
    announcer.setPaused(value);
    keep({ liveAnnouncements: !value });
  };
  return (
    <footer className="gh-footer">
      <div className="gh-footer__inner">
        <div className="gh-footer__about">
          <p className="gh-footer__name">{instance.name}</p>
          <p className="gh-small">{t('common:shell.runs-on')}</p>
        </div>
        <div className="gh-footer__tools">
          <LanguageSwitch look="full" />
          <ThemeMenu />
          <Button variant="quiet" size="small" icon="keyboard" onPress={onShowShortcuts}>
            {t('common:shortcut.title')}
          </Button>
          <ToggleButton
            className="gh-button"
            data-variant="quiet"
            data-size="small"
            isSelected={paused}
            onChange={pause}
          >
            <span className="gh-button__face">
              <Icon name={paused ? 'check' : 'pause'} />
              {t('common:announcement.pause')}
            </span>
          </ToggleButton>
        </div>
      </div>
    </footer>
  );
};
