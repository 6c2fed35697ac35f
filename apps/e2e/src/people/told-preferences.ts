import type { Request } from 'playwright-core';

import type { Preferences } from '#libs/contracts';

/** The preferences that a request tells the account; nothing where it is about something else. */
export const preferencesIn = (request: Request): Partial<Preferences> =>
  request.url().endsWith('/api/me/preferences') ? request.postDataJSON() : {};
