import type { IncomingMessage } from 'node:http';

import { DomainError, LIMITS } from '#libs/kernel';

const TYPES = new Set(['application/activity+json', 'application/ld+json']);

const tooLarge = (): DomainError => new DomainError('body.too-large', { most: LIMITS.federation.bytes });

/** Refuses by its headers what need not be read at all. */
const checkHeaders = ({ headers }: IncomingMessage): void => {
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const encoding = (headers['content-encoding'] ?? 'identity').toLowerCase();
  if (!TYPES.has(type) || encoding !== 'identity') throw new DomainError('body.type-not-supported');
  if (Number(headers['content-length'] ?? 0) > LIMITS.federation.bytes) throw tooLarge();
};

/**
 * The bytes of an activity exactly as they came, which is what its signature covers. Reading ends at the first byte that
 * is too many.
 *
 * @throws DomainError `body.type-not-supported`, `body.too-large`, `body.not-json` when it breaks off
 */
export const readRawBody = async (request: IncomingMessage): Promise<Buffer> => {
  checkHeaders(request);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= LIMITS.federation.bytes) return;
      request.off('data', take);
      request.pause();
      reject(tooLarge());
    };
    request.on('data', take);
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('close', () => {
      if (!request.complete) reject(new DomainError('body.not-json'));
    });
  });
};
