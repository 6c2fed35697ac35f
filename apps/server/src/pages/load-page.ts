import type { NestExpressApplication } from '@nestjs/platform-express';

import { loadCommunityPages } from './load-community-pages.js';
import { loadContributionsPage } from './load-contributions-page.js';
import { loadDocumentPage } from './load-document-page.js';
import { loadPersonPage } from './load-person-page.js';
import { loadPublicationPage } from './load-publication-page.js';
import { loadThreadPage } from './load-thread-page.js';
import type { LoadPage } from './serve-pages.js';

/** Gives the preloaded answers for addresses that it knows, `null` for others. */
export type PageLoader = (
  app: NestExpressApplication,
  ...page: Parameters<LoadPage>
) => Promise<Awaited<ReturnType<LoadPage>>> | null;

/** Each area of screens has a loader; the first that knows an address answers for it. */
const loaders: readonly PageLoader[] = [
  loadCommunityPages,
  loadContributionsPage,
  loadDocumentPage,
  loadPersonPage,
  loadPublicationPage,
  loadThreadPage,
];

/** Finds what the screen at an address needs; screens without a loader ask for it from the browser. */
export const loadPage =
  (app: NestExpressApplication): LoadPage =>
  async (viewer, url) => {
    for (const load of loaders) {
      const data = load(app, viewer, url);
      if (data !== null) return data;
    }
    return [];
  };
