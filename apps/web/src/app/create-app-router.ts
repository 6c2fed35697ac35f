import {
  createRouter,
  parseSearchWith,
  stringifySearchWith,
  type RouterHistory,
} from '@tanstack/react-router';

import { CrashPage } from '../shell/crash-page.js';
import { routeTree } from './route-tree.js';

/** The router, over the browser's history or, on the server, over one address. */
export const createAppRouter = (history: RouterHistory, where: 'browser' | 'server') =>
  createRouter({
    routeTree,
    history,
    isServer: where === 'server',
    // Plain words, not JSON: addresses are for people, and `?q=123` is a text like any other.
    parseSearch: parseSearchWith((value) => value),
    stringifySearch: stringifySearchWith(String),
    defaultPreload: 'intent',
    defaultErrorComponent: CrashPage,
    // On the server it would write an inline script, which our content policy forbids.
    scrollRestoration: where === 'browser',
  });

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
