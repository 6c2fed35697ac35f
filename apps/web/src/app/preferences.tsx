import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Preferences } from '#libs/contracts';

import { showToast } from '../design/toast.js';
import { addLanguage } from '../i18n/create-i18n.js';
import type { Language, Theme } from './page-state.js';
import { useMe, useSetMe } from './session.js';
import { tellAccount } from './tell-account.js';

interface PreferenceStore {
  readonly language: Language;
  readonly theme: Theme;
  readonly setLanguage: (language: Language) => Promise<void>;
  readonly setTheme: (theme: Theme) => void;
}

const PreferencesContext = createContext<PreferenceStore | null>(null);

const YEAR_SECONDS = 365 * 24 * 3600;

/** Not secret, and read by the server before it writes `<html>`; a signed-in person's account outranks it. */
const remember = (name: 'language' | 'theme', value: string): void => {
  document.cookie = `guildhall_${name}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
};

interface ProviderProps {
  readonly language: Language;
  readonly theme: Theme;
  readonly children: ReactNode;
}

export const PreferencesProvider = ({ language: first, theme: firstTheme, children }: ProviderProps) => {
  const { t, i18n } = useTranslation();
  const signedIn = useMe() !== null;
  const [language, keepLanguage] = useState(first);
  const [theme, keepTheme] = useState(firstTheme);
  const setLanguage = useCallback(
    async (next: Language) => {
      try {
        await addLanguage(i18n, next);
      } catch {
        showToast(t('common:shell.language-failed'), { tone: 'danger' });
        return;
      }
      await i18n.changeLanguage(next);
      document.documentElement.lang = next;
      remember('language', next);
      if (signedIn) tellAccount({ language: next });
      keepLanguage(next);
    },
    [t, i18n, signedIn],
  );
  const setTheme = useCallback(
    (next: Theme) => {
      document.documentElement.dataset['theme'] = next;
      remember('theme', next);
      if (signedIn) tellAccount({ theme: next });
      keepTheme(next);
    },
    [signedIn],
  );
  const value = useMemo(
    () => ({ language, theme, setLanguage, setTheme }),
    [language, theme, setLanguage, setTheme],
  );
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
};

/** Keeps a preference on the account of whoever is signed in; for others it lasts as long as the device keeps it. */
export const useKeepPreference = (): ((change: Partial<Preferences>) => void) => {
  const signedIn = useMe() !== null;
  const setMe = useSetMe();
  return (change) => {
    if (!signedIn) return;
    tellAccount(change);
    setMe((me) => ({ ...me, preferences: { ...me.preferences, ...change } }));
  };
};

/** Language and appearance, and how to change them; both take effect at once. */
export const usePreferences = (): PreferenceStore => {
  const preferences = use(PreferencesContext);
  if (preferences === null) throw new Error('No preferences: the component stands outside the app');
  return preferences;
};
