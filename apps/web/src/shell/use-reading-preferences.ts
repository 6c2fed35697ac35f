import { useEffect } from 'react';

import { useMe } from '../app/session.js';
import { announcer } from './announcer.js';
import { setShortcutsOn } from './shortcuts.js';

/** Takes over from the account whether single keys and spoken updates are wanted. */
export const useReadingPreferences = (): void => {
  const preferences = useMe()?.preferences;
  useEffect(() => {
    if (preferences === undefined) return;
    setShortcutsOn(preferences.shortcutsOn);
    announcer.setPaused(!preferences.liveAnnouncements);
  }, [preferences]);
};
