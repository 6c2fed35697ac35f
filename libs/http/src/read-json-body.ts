import { json, type RequestHandler } from 'express';

import { DomainError, LIMITS } from '#libs/kernel';

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Checks the shape of parsed JSON before anything else looks at it: depth, number of keys, and no key that could
 * reach a prototype.
 *
 * @throws DomainError `body.too-deep`, `body.too-many-keys`, `invalid-input`
 */
export const checkJsonShape = (root: unknown): void => {
  const { jsonDepth, jsonKeys } = LIMITS.http;
  let keys = 0;
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }];
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const { value, depth } = entry;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > jsonDepth) throw new DomainError('body.too-deep', { most: jsonDepth });
    for (const key of Object.keys(value)) {
      keys += 1;
      if (keys > jsonKeys) throw new DomainError('body.too-many-keys', { most: jsonKeys });
      if (FORBIDDEN.has(key))
        throw new DomainError('invalid-input', {}, [{ path: key, code: 'field.unknown' }]);
      open.push({ value: (value as Record<string, unknown>)[key], depth: depth + 1 });
    }
  }
};

const parse = json({ limit: LIMITS.http.jsonBytes, inflate: false, strict: false, type: 'application/json' });

const hasBody = (length: string | undefined, encoding: string | undefined): boolean =>
  encoding !== undefined || (length !== undefined && length !== '0');

/** Reads a JSON body within the limits; other types than JSON and multipart are refused before they are read. */
export const readJsonBody: RequestHandler = (request, response, next) => {
  const { 'content-length': length, 'transfer-encoding': encoding, 'content-type': type } = request.headers;
  if (!hasBody(length, encoding)) return next();
  if (type?.startsWith('multipart/form-data') === true) return next();
  if (type?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    return next(new DomainError('body.type-not-supported'));
  }
  return parse(request, response, (error?: unknown) => {
    if (error !== undefined && error !== null) return next(bodyError(error));
    try {
      checkJsonShape(request.body);
    } catch (problem) {
      return next(problem);
    }
    return next();
  });
};

const bodyError = (error: unknown): DomainError => {
  const status = error instanceof Error && 'status' in error ? error.status : 400;
  if (status === 413) return new DomainError('body.too-large', { most: LIMITS.http.jsonBytes });
  if (status === 415) return new DomainError('body.type-not-supported');
  return new DomainError('body.not-json');
};
