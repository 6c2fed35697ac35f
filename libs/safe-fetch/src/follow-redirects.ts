import { LIMITS } from '#libs/kernel';

import type { Call, Exchange, Opened } from './exchange.js';
import { FetchFailed, refused } from './failure.js';
import { retryAfterSeconds } from './retry-after.js';
import { parseRedirect, type Target } from './target.js';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Sends a request and follows where it is sent on to, each address checked as a new one.
 * @param accepted statuses of an answer that is wanted
 * @throws FetchFailed
 */
export const followRedirects = async (
  exchange: Exchange,
  call: Call,
  first: Target,
  accepted: readonly number[],
): Promise<Opened> => {
  const seen = new Set<string>();
  for (let target = first; ;) {
    seen.add(target.href);
    const opened = await exchange.open(call, target);
    if (accepted.includes(opened.response.statusCode ?? 0)) return opened;
    abandon(opened);
    const location = locationOf(opened);
    if (location === null) throw statusFailure(opened);
    target = parseRedirect(location, target, exchange.dial);
    if (seen.has(target.href)) throw refused('redirect-loop');
    if (seen.size > LIMITS.outgoing.redirects) throw refused('too-many-redirects');
  }
};

const locationOf = ({ response: { statusCode, headers } }: Opened): string | null =>
  REDIRECTS.has(statusCode ?? 0) ? (headers.location ?? null) : null;

const statusFailure = ({ response: { statusCode, headers } }: Opened): FetchFailed =>
  new FetchFailed({
    kind: 'status',
    status: statusCode ?? 0,
    retryAfterSeconds: retryAfterSeconds(headers['retry-after']),
  });

/** Ends a connection whose answer is not read. */
export const abandon = ({ response, leave }: Opened): void => {
  response.destroy();
  leave();
};
