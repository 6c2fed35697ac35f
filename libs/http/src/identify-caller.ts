import type { RequestHandler } from 'express';

import { negotiateLanguage } from '#libs/i18n';
import { anonymous, newId } from '#libs/kernel';

import type { HttpOptions } from './http-options.js';
import { rememberContext } from './request-context.js';

const cookieLanguage = (cookie: string | undefined): 'en' | 'cy' | null => {
  const found = /(?:^|;\s*)guildhall_language=(en|cy)(?:;|$)/.exec(cookie ?? '');
  return found === null ? null : (found[1] as 'en' | 'cy');
};

/** Gives every request an id and the language its browser asks for, so that even the first refusal is readable. */
export const beginRequest: RequestHandler = (request, response, next) => {
  const id = newId();
  const language = negotiateLanguage(
    request.headers['accept-language'] ?? '',
    cookieLanguage(request.headers.cookie),
  );
  rememberContext(request, { id, language, viewer: anonymous });
  response.setHeader('X-Request-Id', id);
  next();
};

/** Finds out who calls; files, assets and probes that need nobody are mounted before this. */
export const identifyCaller =
  ({ callerOf }: HttpOptions): RequestHandler =>
  (request, response, next) => {
    callerOf(request).then(
      (caller) => {
        const id = String(response.getHeader('X-Request-Id'));
        const language =
          caller.language ??
          negotiateLanguage(request.headers['accept-language'] ?? '', cookieLanguage(request.headers.cookie));
        rememberContext(request, { id, language, viewer: caller.viewer });
        next();
      },
      (error: unknown) => next(error),
    );
  };
