import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ErrorRequestHandler, Request, Response } from 'express';

import { DomainError } from '#libs/kernel';

import { AccessGuard } from './access.guard.js';
import { checkOrigin } from './check-origin.js';
import type { HttpOptions } from './http-options.js';
import { beginRequest, identifyCaller } from './identify-caller.js';
import { ProblemFilter } from './problem.filter.js';
import { limitAccount, limitAddress } from './rate-limit.js';
import { readJsonBody } from './read-json-body.js';
import { securityHeaders } from './security-headers.js';
import { watchBodies } from './watch-bodies.js';

/**
 * Sets up the one HTTP pipeline: headers, address rate, who calls, origin check, account rate, body within limits;
 * then the guard and the handlers. The application must be created with `bodyParser: false`.
 */
export const configureHttp = (app: NestExpressApplication, options: HttpOptions): void => {
  const filter = new ProblemFilter(options);
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', options.trustedProxies.length > 0 ? [...options.trustedProxies] : false);
  app.use(beginRequest);
  app.use(securityHeaders({ https: options.publicUrl.startsWith('https:') }));
  app.use(limitAddress(options));
  app.use(identifyCaller(options));
  app.use(checkOrigin(options));
  app.use(limitAccount(options));
  app.use(readJsonBody(options));
  const onError: ErrorRequestHandler = (error, request, response, _next) =>
    filter.answer(error, request, response);
  app.use(onError);
  app.useGlobalFilters(filter);
  app.useGlobalGuards(new AccessGuard());
};

/**
 * Holds every body to the least speed, also of requests that something else on the same server answers. Call it when
 * all of those are in place.
 */
export const refuseSlowBodies = (app: NestExpressApplication, options: HttpOptions): void => {
  const filter = new ProblemFilter(options);
  watchBodies(app.getHttpServer(), (request, response) => {
    const isOurs = response.hasHeader('X-Request-Id') && !response.headersSent;
    if (!isOurs) request.destroy();
    else filter.answer(new DomainError('body.too-slow'), request as Request, response as Response);
  });
};
