import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useMe } from '../app/session.js';
import { OfflineBar } from '../design/offline-bar.js';
import { ToastRegion } from '../design/toast.js';
import { useLostConnection } from './connection.js';
import { LiveRegion } from './live-region.js';
import { useShortcut } from './shortcuts.js';
import { SiteFooter } from './site-footer.js';
import { SiteHeader } from './site-header.js';
import { useArrival } from './use-arrival.js';
import { useReadingPreferences } from './use-reading-preferences.js';

import './app-shell.css';

const ShortcutHelp = lazy(async () => ({ default: (await import('./shortcut-help.js')).ShortcutHelp }));

const SignedInParts = lazy(async () => ({
  default: (await import('../screens/live/signed-in-parts.js')).SignedInParts,
}));

/** What stays while screens change. */
export const AppShell = () => {
  const { t } = useTranslation();
  const lostAt = useLostConnection();
  const isSignedIn = useMe() !== null;
  const [helps, setHelps] = useState(false);
  useShortcut('?', t('common:shortcut.help'), () => setHelps(true));
  useArrival();
  useReadingPreferences();
  return (
    <div className="gh-app">
      <a className="gh-skip" href="#main">
        {t('common:shell.skip')}
      </a>
      <SiteHeader />
      {lostAt !== null && <OfflineBar since={lostAt} />}
      {isSignedIn && (
        <Suspense>
          <SignedInParts />
        </Suspense>
      )}
      <main id="main" className="gh-main" tabIndex={-1}>
        <Outlet />
      </main>
      <SiteFooter onShowShortcuts={() => setHelps(true)} />
      <ToastRegion />
      <LiveRegion />
      {helps && (
        <Suspense>
          <ShortcutHelp isOpen onOpenChange={setHelps} />
        </Suspense>
      )}
    </div>
  );
};
