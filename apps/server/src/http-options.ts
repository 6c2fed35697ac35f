import type { NestExpressApplication } from '@nestjs/platform-express';

import type { Config } from '#libs/config';
import { INBOX_ADDRESSES } from '#libs/federation';
import type { HttpOptions } from '#libs/http';
import { translator } from '#libs/i18n';
import { SessionReader } from '#libs/identity';
import { UPLOAD_ADDRESSES } from '#libs/media';
import { securityEvent, type Log } from '#libs/observability';

import { statusOf } from './status-of.js';

/** Joins the HTTP layer to the libraries that know people, words and logs. */
export const httpOptions = (app: NestExpressApplication, config: Config, log: Log): HttpOptions => ({
  publicUrl: config.publicUrl,
  trustedProxies: config.trustedProxies,
  rates: config.rates,
  streams: UPLOAD_ADDRESSES,
  ownBodies: INBOX_ADDRESSES,
  statusOf,
  text: (language, code, details) => translator(language)(`errors:${code}`, details),
  callerOf: (request) => app.get(SessionReader).callerOf(request.headers.cookie),
  report: (error, context) => log.error({ err: error, ...context }, 'unexpected error'),
  reportUnavailable: (error, context) => log.warn({ err: error, ...context }, 'unavailable'),
  security: (event, context) => securityEvent(log, event, context),
});
