import type { RequestHandler } from 'express';

import { DomainError } from '#libs/kernel';

import type { HttpOptions } from './http-options.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a request with effects that another site made the browser send: by `Origin`, and by `Sec-Fetch-Site` where
 * the browser sends it (Fetch Metadata). Programs outside a browser send neither.
 */
export const checkOrigin =
  ({ publicUrl, security }: Pick<HttpOptions, 'publicUrl' | 'security'>): RequestHandler =>
  (request, _response, next) => {
    if (SAFE.has(request.method)) return next();
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const foreign = origin !== undefined && origin !== publicUrl;
    const crossSite = typeof site === 'string' && site !== 'same-origin' && site !== 'none';
    if (!foreign && !crossSite) return next();
    security('origin-refused', {
      route: request.path,
      address: request.ip,
      origin: String(origin).slice(0, 200),
    });
    return next(new DomainError('origin-refused'));
  };
