import type { Page } from 'playwright-core';

const UPLOADS = '**/api/uploads/*';

/** Lets no bytes of uploads through, as a lost connection would. */
export const cutUploads = (page: Page): Promise<unknown> =>
  page.route(UPLOADS, (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));

/** Lets them through again. */
export const mendUploads = (page: Page): Promise<void> => page.unroute(UPLOADS);
