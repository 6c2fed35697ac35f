import { createBrowserHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';

import { loadCatalogue } from '#libs/i18n';

import { createQueryClient } from '../api/query-client.js';
import { App } from '../app/app.js';
import type { AppRouter } from '../app/create-app-router.js';
import type { PageState } from '../app/page-state.js';
import { createI18n } from '../i18n/create-i18n.js';
import { teachWelshPlurals } from '../i18n/welsh-plurals.js';
import { AppShell } from '../shell/app-shell.js';
import { NotFoundPage } from '../shell/not-found-page.js';
import { KitPage } from './kit-page.js';
import { instance, me } from './kit-session.js';

/** All parts of the kit on one page, in the shell, for looking at and for tests; never part of a real build. */
teachWelshPlurals();
const query = new URLSearchParams(window.location.search);
const language = query.get('language') === 'cy' ? 'cy' : 'en';
const state: PageState = {
  language,
  theme: 'system',
  session: { instance, me: query.get('person') === 'none' ? null : me, unread: 3 },
  queries: null,
};
document.documentElement.lang = language;
document.documentElement.dataset['theme'] = query.get('theme') ?? 'system';

const root = createRootRoute({ component: AppShell, notFoundComponent: NotFoundPage });
const kit = createRoute({ getParentRoute: () => root, path: '/', component: KitPage });
const router = createRouter({ routeTree: root.addChildren([kit]), history: createBrowserHistory() });
const translator = createI18n(language, await loadCatalogue(language));

createRoot(document.getElementById('guildhall') as HTMLElement).render(
  <App
    state={state}
    router={router as unknown as AppRouter}
    translator={translator}
    queries={createQueryClient()}
  />,
);
