import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { addLanguage } from '../i18n/create-i18n.js';
import type { Language, Theme } from './page-state.js';

interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  readonly setLanguage: (language: Language) => Promise<void>;
  readonly setTheme: (theme: Theme) => void;
}

const PreferencesContext = createContext<Preferences | null>(null);

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
  const { i18n } = useTranslation();
  const [language, keepLanguage] = useState(first);
  const [theme, keepTheme] = useState(firstTheme);
  const setLanguage = useCallback(
    async (next: Language) => {
      await addLanguage(i18n, next);
      await i18n.changeLanguage(next);
      document.documentElement.lang = next;
      remember('language', next);
      keepLanguage(next);
    },
    [i18n],
  );
  const setTheme = useCallback((next: Theme) => {
    document.documentElement.dataset['theme'] = next;
    remember('theme', next);
    keepTheme(next);
  }, []);
  const value = useMemo(
    () => ({ language, theme, setLanguage, setTheme }),
    [language, theme, setLanguage, setTheme],
  );
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
};

/** Language and appearance, and how to change them; both take effect at once. */
export const usePreferences = (): Preferences => {
  const preferences = use(PreferencesContext);
  if (preferences === null) throw new Error('No preferences: the component stands outside the app');
  return preferences;
};
