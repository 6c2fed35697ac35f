import type { Request, RequestHandler } from 'express';

import { DomainError, LIMITS, personOf } from '#libs/kernel';

import type { HttpOptions } from './http-options.js';
import { contextOf } from './request-context.js';
import { servedOperations } from './route.js';

interface Bucket {
  tokens: number;
  at: number;
}

const MINUTE = 60_000;
const MOST_BUCKETS = 50_000;

/** Token buckets of one rule: `perMinute` sustained, bursts of twice that; times in milliseconds. */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly perMinute: number) {}

  /** Takes a token, or gives the seconds until there is one. */
  take(key: string, now = performance.now()): number {
    const most = this.perMinute * LIMITS.rates.burstFactor;
    const bucket = this.buckets.get(key) ?? { tokens: most, at: now };
    bucket.tokens = Math.min(most, bucket.tokens + ((now - bucket.at) / MINUTE) * this.perMinute);
    bucket.at = now;
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    this.forgetOldest();
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    return ((1 - bucket.tokens) / this.perMinute) * 60;
  }

  private forgetOldest(): void {
    if (this.buckets.size <= MOST_BUCKETS) return;
    const [oldest] = this.buckets.keys();
    if (oldest !== undefined) this.buckets.delete(oldest);
  }
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/** Addresses of the operations that clients send on their own, as `PUT /api/threads/x/read-position`. */
const automaticRequests = (): RegExp => {
  const addresses = [...servedOperations.values()]
    .filter(({ automatic }) => automatic)
    .map(({ method, path }) => `${method.toUpperCase()} ${path.replaceAll(/:\w+/g, '[^/]+')}`);
  return new RegExp(`^(?:${addresses.join('|')})$`);
};

/** Rates per client address, before anything is looked up. */
export const limitAddress = ({ rates }: HttpOptions): RequestHandler => {
  const buckets = new TokenBuckets(rates.addressPerMinute);
  return (request, _response, next) => {
    const wait = buckets.take(request.ip ?? '');
    next(
      wait === 0 ? undefined : new DomainError('too-many-requests', { retryAfterSeconds: Math.ceil(wait) }),
    );
  };
};

/** Rates of reads and writes per account. */
export const limitAccount = ({ rates, streams }: HttpOptions): RequestHandler => {
  const reads = new TokenBuckets(rates.readsPerMinute);
  const writes = new TokenBuckets(rates.writesPerMinute);
  let automatic: RegExp | undefined;
  const countsAsRead = ({ method, path }: Request): boolean => {
    if (isRead(method) || (method === 'PATCH' && streams.test(path))) return true;
    automatic ??= automaticRequests();
    return automatic.test(`${method} ${path}`);
  };
  return (request, _response, next) => {
    const person = personOf(contextOf(request).viewer);
    if (person === null) return next();
    const wait = (countsAsRead(request) ? reads : writes).take(person);
    return next(
      wait === 0 ? undefined : new DomainError('too-many-requests', { retryAfterSeconds: Math.ceil(wait) }),
    );
  };
};
