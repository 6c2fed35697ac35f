import type { IncomingMessage } from 'node:http';

import type { RequestHandler } from 'express';

import { DomainError, LIMITS } from '#libs/kernel';

import { hasBody } from './has-body.js';
import type { HttpOptions } from './http-options.js';
import { JsonScanner } from './json-scanner.js';

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

/** Refuses by its headers what need not be read at all. */
const checkHeaders = ({ headers }: IncomingMessage): void => {
  const [type, ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  if (type?.trim() !== 'application/json') throw new DomainError('body.type-not-supported');
  const charset = parameters.find((parameter) => parameter.trim().startsWith('charset='));
  if (charset !== undefined && !/^\s*charset="?utf-8"?\s*$/.test(charset))
    throw new DomainError('body.type-not-supported');
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') throw new DomainError('body.type-not-supported');
  if (Number(headers['content-length'] ?? 0) > LIMITS.http.jsonBytes) throw tooLarge();
};

const tooLarge = (): DomainError => new DomainError('body.too-large', { most: LIMITS.http.jsonBytes });

/** Reads on until the end, or until the first byte that is too many; what comes after that is left unread. */
const readBytes = (request: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const scanner = new JsonScanner();
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      try {
        if (size > LIMITS.http.jsonBytes) throw tooLarge();
        scanner.take(chunk);
        chunks.push(chunk);
      } catch (error) {
        request.off('data', take);
        request.pause();
        reject(error);
      }
    };
    request.on('data', take);
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('close', () => reject(new DomainError('body.not-json')));
  });

const parse = (bytes: Buffer): unknown => {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new DomainError('body.not-json');
  }
};

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  checkHeaders(request);
  const root = parse(await readBytes(request));
  checkJsonShape(root);
  return root;
};

/** Bytes that go on from an offset, as the tus protocol sends them. */
const BYTES = 'application/offset+octet-stream';

/**
 * Reads a JSON body within the limits. Other types than JSON, multipart, and bytes where they are expected, are
 * refused before they are read.
 */
export const readJsonBody =
  ({ streams, ownBodies }: Pick<HttpOptions, 'streams' | 'ownBodies'>): RequestHandler =>
  (request, _response, next) => {
    if (!hasBody(request) || ownBodies.test(request.path)) return next();
    const { 'content-type': type = '' } = request.headers;
    if (type.startsWith('multipart/form-data') || (type === BYTES && streams.test(request.path)))
      return next();
    return void readJson(request).then((body) => {
      request.body = body;
      next();
    }, next);
  };
