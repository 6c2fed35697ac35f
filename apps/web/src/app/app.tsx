import { HydrationBoundary, QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { i18n } from 'i18next';
import { I18nProvider, RouterProvider as AriaRouterProvider } from 'react-aria-components';
import { I18nextProvider, useTranslation } from 'react-i18next';

import type { AppRouter } from './create-app-router.js';
import { HeadContext, type HeadSink } from './head.js';
import type { PageState } from './page-state.js';
import { PreferencesProvider } from './preferences.js';
import { SessionProvider } from './session.js';

export interface AppProps {
  readonly state: PageState;
  readonly router: AppRouter;
  readonly translator: i18n;
  readonly queries: QueryClient;
  /** Only on the server. */
  readonly head?: HeadSink;
}

/** React Aria formats numbers and compares words in the language of the page, and follows our links. */
const Behaviour = ({ router }: { router: AppRouter }) => {
  const { i18n } = useTranslation();
  return (
    <I18nProvider locale={i18n.language === 'cy' ? 'cy-GB' : 'en-GB'}>
      <AriaRouterProvider navigate={(href) => void router.navigate({ href })}>
        <RouterProvider router={router} />
      </AriaRouterProvider>
    </I18nProvider>
  );
};

/** The whole client, the same in the browser and on the server. */
export const App = ({ state, router, translator, queries, head }: AppProps) => (
  <I18nextProvider i18n={translator}>
    <QueryClientProvider client={queries}>
      <HydrationBoundary state={state.queries}>
        <HeadContext value={head ?? null}>
          <SessionProvider initial={state.session}>
            <PreferencesProvider language={state.language} theme={state.theme}>
              <Behaviour router={router} />
            </PreferencesProvider>
          </SessionProvider>
        </HeadContext>
      </HydrationBoundary>
    </QueryClientProvider>
  </I18nextProvider>
);
