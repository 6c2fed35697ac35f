import { createHash } from 'node:crypto';

import type { Request, RequestHandler, Response } from 'express';
import { static as serveStatic } from 'express';

import type { Config } from '#libs/config';
import type { Database } from '#libs/database';
import { contextOf } from '#libs/http';
import { viewInstance } from '#libs/identity';
import { DomainError, type Viewer } from '#libs/kernel';

import { withAlternate, type AlternateOf } from './alternate-link.js';
import { readPageSession } from './page-context.js';
import type { Preloaded, WebBuild } from './web-build.js';

/** Gives the answers that the screen at an address will ask for, all of them through the permission gate. */
export type LoadPage = (viewer: Viewer, url: URL) => Promise<readonly Preloaded[]>;

interface PageParts {
  readonly build: WebBuild;
  readonly database: Database;
  readonly config: Config;
  readonly loadPage: LoadPage;
  readonly alternateOf: AlternateOf;
}

const NOT_PAGES = /^\/(?:api|files|live|assets|healthz|readyz|metrics|\.well-known)(?:\/|$)/;
/** Names of files. Addresses that end with the name of a server, as of `!planning@leeds.gov.uk`, are pages. */
const FILES = /^\/(?!admin\/partners\/)[^@]*\.[a-z0-9]{2,5}$/i;
const NOWHERE = '/-/not-found';

const cookieTheme = (cookie: string | undefined): 'system' | 'light' | 'dark' | 'contrast' | null =>
  (/(?:^|;\s*)guildhall_theme=(system|light|dark|contrast)(?:;|$)/.exec(cookie ?? '')?.[1] as
    | 'light'
    | undefined) ?? null;

const isPage = (request: Request): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  !NOT_PAGES.test(request.path) &&
  !FILES.test(request.path);

/** Not found and not allowed are the same page, as they are the same answer of the API. */
const loadOrNowhere = async (
  loadPage: LoadPage,
  viewer: Viewer,
  url: string,
): Promise<{ url: string; data: readonly Preloaded[] }> => {
  try {
    return { url, data: await loadPage(viewer, new URL(url, 'http://page.invalid')) };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not-found') return { url: NOWHERE, data: [] };
    throw error;
  }
};

const send = (response: Response, status: number, document: string): void => {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Vary', 'Accept, Accept-Language, Cookie');
  response.status(status).type('text/html').send(document);
};

const YEAR_SECONDS = 31_536_000;

/** The language switch without JavaScript: remembers the choice and shows the same page again. */
const chooseLanguage = (request: Request, response: Response, language: 'en' | 'cy'): void => {
  const page = new URL(request.originalUrl, 'http://page.invalid');
  page.searchParams.delete('language');
  response.setHeader(
    'Set-Cookie',
    `guildhall_language=${language}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`,
  );
  response.redirect(303, `${page.pathname.replace(/^\/+/, '/')}${page.search}`);
};

/** The assets of the web client, under names that change with their content. */
export const serveAssets = ({ folder }: WebBuild): RequestHandler =>
  serveStatic(folder, {
    index: false,
    redirect: false,
    fallthrough: true,
    setHeaders: (response, path) => {
      const lasting = path.includes('/assets/');
      response.setHeader(
        'Cache-Control',
        lasting ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      );
    },
  });

/** The colours of the instance as a style sheet. */
export const serveBrand =
  ({ build, database, config }: PageParts): RequestHandler =>
  (_request, response, next) => {
    viewInstance(database.sql, config).then(({ brandColour }) => {
      response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      response.type('text/css').send(build.brandCss(brandColour));
    }, next);
  };

/**
 * Serves every page. Visitors without a session get it drawn on the server, readable without JavaScript; signed-in
 * people get the same document with their data, and their browser draws it.
 */
export const servePages = ({ build, database, config, loadPage, alternateOf }: PageParts): RequestHandler => {
  const answer = async (request: Request, response: Response): Promise<void> => {
    const { viewer, language } = contextOf(request);
    const [session, { url, data }] = await Promise.all([
      readPageSession(database, config, viewer),
      loadOrNowhere(loadPage, viewer, request.originalUrl),
    ]);
    const page = {
      url,
      language,
      theme: session.me?.preferences.theme ?? cookieTheme(request.headers.cookie) ?? 'system',
      viewer: session,
      data,
      template: build.template,
      brandVersion: createHash('sha256').update(session.instance.brandColour).digest('hex').slice(0, 8),
    };
    const alternate = url === NOWHERE ? null : alternateOf(request.path, data);
    if (viewer.kind === 'account' && url !== NOWHERE)
      return send(response, 200, withAlternate(build.shellPage(page), alternate));
    const { document, status } = await build.renderPage(page);
    return send(response, status, status === 200 ? withAlternate(document, alternate) : document);
  };
  return (request, response, next) => {
    if (!isPage(request)) return next();
    const asked = request.query['language'];
    if (asked === 'en' || asked === 'cy') return chooseLanguage(request, response, asked);
    answer(request, response).catch(next);
    return undefined;
  };
};
