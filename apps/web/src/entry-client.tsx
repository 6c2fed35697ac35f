import { createBrowserHistory } from '@tanstack/react-router';
import { createRoot, hydrateRoot } from 'react-dom/client';

import { loadCatalogue } from '#libs/i18n';

import { createQueryClient } from './api/query-client.js';
import { App } from './app/app.js';
import { createAppRouter } from './app/create-app-router.js';
import { recoverLostStyles } from './app/lost-styles.js';
import { readState } from './app/page-state.js';
import { createI18n } from './i18n/create-i18n.js';
import { teachWelshPlurals } from './i18n/welsh-plurals.js';

/** Measured by whoever wants to know how long a page cannot answer (User Timing). */
const markAnswering = (): void => void performance.mark('guildhall-answers');

const start = async (): Promise<void> => {
  teachWelshPlurals();
  const state = readState(document);
  const place = document.getElementById('guildhall');
  if (place === null) throw new Error('The page has no place for the app');
  const translator = createI18n(state.language, await loadCatalogue(state.language));
  const router = createAppRouter(createBrowserHistory(), 'browser');
  const app = <App state={state} router={router} translator={translator} queries={createQueryClient()} />;
  if (place.firstElementChild === null || state.isStandIn === true) {
    createRoot(place).render(app);
    markAnswering();
    return;
  }
  // The router leaves out the boundary that the server did not write either, so that the markup agrees.
  router.ssr = { manifest: undefined };
  await router.load();
  // From here on a press is answered by scripts, also before React has been through the whole page.
  hydrateRoot(place, app);
  markAnswering();
};

// Scripts run once the sheets have come through or are lost (HTML, "has no style sheet that is blocking scripts").
void recoverLostStyles(document);
await start();
