import { dehydrate } from '@tanstack/react-query';
import { createMemoryHistory } from '@tanstack/react-router';
import { renderToString } from 'react-dom/server';

import { loadCatalogue } from '#libs/i18n';

import { createQueryClient } from './api/query-client.js';
import { pagesKeyOf, queryKeyOf } from './api/query-keys.js';
import { App } from './app/app.js';
import { createAppRouter } from './app/create-app-router.js';
import { documentOf } from './app/document.js';
import { headHtml, type HeadInfo, type HeadSink } from './app/head.js';
import type { Language, PageState, Session, Theme } from './app/page-state.js';
import { createI18n } from './i18n/create-i18n.js';

export { routePaths } from './app/route-paths.js';
export { brandCss, brandPalette } from './design/brand-colour.js';

/** The answer of an operation that the page will ask for, already checked against the viewer's rights. */
export interface Preloaded {
  /** `id` of the operation. */
  readonly operation: string;
  /** Exactly what the screen passes to `useOperation` or `usePages`. */
  readonly input?: object;
  readonly answer: unknown;
  /** Set when the screen reads the list with `usePages`; `answer` is its first page. */
  readonly pages?: boolean;
}

export interface RenderRequest {
  /** Path and query, as asked for. */
  readonly url: string;
  readonly language: Language;
  readonly theme: Theme;
  /** For whom: the answers of `readInstance` and, of somebody signed in, `readMe`. */
  readonly viewer: Session;
  readonly data: readonly Preloaded[];
  readonly nonce?: string;
}

export interface Rendered {
  /** For the place of the app in the page. */
  readonly html: string;
  /** For `<head>`. */
  readonly head: string;
  readonly status: 200 | 404 | 500;
  readonly state: PageState;
}

const preload = (data: readonly Preloaded[]) => {
  const queries = createQueryClient();
  for (const { operation, input = {}, answer, pages = false } of data) {
    const named = { id: operation };
    if (pages) queries.setQueryData(pagesKeyOf(named, input), { pages: [answer], pageParams: [null] });
    else queries.setQueryData(queryKeyOf(named, input), answer);
  }
  return queries;
};

/** Draws a page. Fetches nothing: what is not in `data` shows as loading until the browser takes over. */
export const render = async ({ url, language, theme, viewer, data }: RenderRequest): Promise<Rendered> => {
  const queries = preload(data);
  const state: PageState = { language, theme, session: viewer, queries: dehydrate(queries) };
  const heads: HeadInfo[] = [];
  const head: HeadSink = { collect: (info) => heads.push(info) };
  const router = createAppRouter(createMemoryHistory({ initialEntries: [url] }), 'server');
  const translator = createI18n(language, await loadCatalogue(language));
  await router.load();
  const html = renderToString(
    <App state={state} router={router} translator={translator} queries={queries} head={head} />,
  );
  const { name, shortName } = viewer.instance;
  queries.clear();
  const status = heads.at(-1)?.status ?? 200;
  return {
    html,
    head: headHtml(heads.at(-1) ?? { title: name }, name, shortName),
    status,
    state: status === 404 ? { ...state, isStandIn: true } : state,
  };
};

export interface PageRequest extends RenderRequest {
  /** `index.html` of the client build. */
  readonly template: string;
  readonly brandVersion: string;
}

export interface Page {
  readonly document: string;
  readonly status: number;
}

/** A whole page that can be read without JavaScript, and that the browser takes over when it can. */
export const renderPage = async ({ template, brandVersion, ...request }: PageRequest): Promise<Page> => {
  const { html, head, state, status } = await render(request);
  return {
    document: documentOf({ template, brandVersion, html, head, state, nonce: request.nonce }),
    status,
  };
};

/** A page that the browser draws by itself: for signed-in screens. */
export const shellPage = ({ template, brandVersion, ...request }: PageRequest): string => {
  const { language, theme, viewer, nonce } = request;
  const state: PageState = {
    language,
    theme,
    session: viewer,
    queries: dehydrate(preload(request.data)),
  };
  const { name, shortName } = viewer.instance;
  return documentOf({
    template,
    brandVersion,
    html: '',
    head: headHtml({ title: name, unlisted: true }, name, shortName),
    state,
    nonce,
  });
};
