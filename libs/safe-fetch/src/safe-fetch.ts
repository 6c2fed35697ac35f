import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';

import { LIMITS } from '#libs/kernel';

import { boundedStream, type StreamLimits } from './bounded-stream.js';
import {
  Exchange,
  type Call,
  type ExchangeLimits,
  type ExchangeOptions,
  type Opened,
  type RequestOptions,
} from './exchange.js';
import { FetchFailed, refused, type FetchFailure } from './failure.js';
import { abandon, followRedirects } from './follow-redirects.js';
import { ACTIVITY_TYPES, isAccepted } from './media-type.js';
import { parseObject, type JsonObject } from './parse-object.js';
import { ENCODINGS, readBeginning, readBody } from './read-body.js';
import { retryAfterSeconds } from './retry-after.js';
import { parseTarget } from './target.js';

export interface SafeFetchOptions extends ExchangeOptions {
  /** Instead of the product's limits; for tests, and for purposes with connections of their own. */
  readonly limits?: Partial<ExchangeLimits>;
}

export interface GetOptions extends RequestOptions {
  /** Content types that are taken: `type/subtype`, with a `profile` where that must match, or a family (`image/*`). */
  readonly accept: readonly string[];
}

export interface StreamOptions extends GetOptions {
  readonly limits: StreamLimits;
}

export interface Delivery extends RequestOptions {
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly accept: string;
}

/** A document, whole. */
export interface FetchedDocument {
  readonly kind: 'document';
  /** Where it was found, after redirects, without fragment. */
  readonly url: string;
  readonly contentType: string;
  readonly headers: IncomingHttpHeaders;
  /** Unpacked. */
  readonly bytes: Buffer;
}

/** An ActivityStreams document from the place that its `id` names. */
export interface FetchedObject {
  readonly kind: 'object';
  /** In canonical spelling; `document.id` may be spelled otherwise. */
  readonly id: string;
  readonly url: string;
  readonly document: JsonObject;
  /** Unpacked, for signatures over the bytes. */
  readonly bytes: Buffer;
}

/** A body under way. It ends with a `FetchFailed`; destroying it destroys the connection. */
export interface FetchedStream {
  readonly kind: 'stream';
  readonly url: string;
  readonly status: 200 | 206;
  readonly contentType: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
}

/** The answer to a delivery, whatever its status. */
export interface Answered {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly retryAfterSeconds: number | null;
  /** Its beginning, for the log; text of the other side. */
  readonly body: string;
}

/** How long the body of an answer to a delivery is waited for: its status is known already. */
const ANSWER_SECONDS = 1;

/**
 * The one HTTP client for addresses that somebody else chose. `https` and public addresses only, every address parsed
 * once, resolved once and checked before a connection goes to exactly that address; redirects checked alike; time,
 * bytes, connections and content types bounded (`LIMITS.outgoing`). No method throws for what the other side does:
 * it returns a `FetchFailure`.
 */
export class SafeFetch {
  private readonly exchange: Exchange;

  constructor({ limits, ...options }: SafeFetchOptions) {
    this.exchange = new Exchange(options, { ...LIMITS.outgoing, ...limits });
  }

  /** Gets a document of at most 1 MiB. */
  get(url: string, options: GetOptions): Promise<FetchedDocument | FetchFailure> {
    return asResult(() => this.document(url, options));
  }

  /**
   * Gets an ActivityStreams object. Its `id` must be the address at which it was found. If it is another one, the
   * object is fetched once more from there, and must then be what that address holds.
   */
  fetchObject(url: string, options: RequestOptions = {}): Promise<FetchedObject | FetchFailure> {
    return asResult(async () => {
      const found = await this.object(url, options);
      if (found.isAtId) return found.object;
      const { isAtId, object } = await this.object(found.object.id, options);
      if (isAtId && object.id === found.object.id) return object;
      throw refused('id-mismatch');
    });
  }

  /**
   * Delivers to an inbox. Redirects are not followed: they are answers as any other. A host that could not be reached
   * a moment ago is asked all the same, as whoever delivers has a back-off of its own.
   */
  post(url: string, { body, contentType, accept, ...options }: Delivery): Promise<Answered | FetchFailure> {
    const headers = { 'content-type': contentType, accept };
    const request = { method: 'POST', headers, body, options, isInsisting: true } as const;
    return asResult(() =>
      this.within(request, async (call) => {
        const { response, leave } = await this.exchange.open(call, parseTarget(url, this.exchange.dial));
        const beginning = await readBeginning(response, LIMITS.outgoing.answerBytes, ANSWER_SECONDS);
        leave();
        return {
          kind: 'answered',
          status: response.statusCode ?? 0,
          headers: response.headers,
          retryAfterSeconds: retryAfterSeconds(response.headers['retry-after']),
          body: beginning.toString('utf8'),
        };
      }),
    );
  }

  /** Gets a body as a stream within the caller's limits. A `range` header may be among the caller's. */
  stream(url: string, { limits, ...options }: StreamOptions): Promise<FetchedStream | FetchFailure> {
    return asResult(() =>
      this.within(getting(options, 'identity'), async (call) => {
        const { response, target, contentType, leave } = await this.find(
          call,
          url,
          options.accept,
          [200, 206],
        );
        const { statusCode, headers } = response;
        const body = boundedStream(response, limits, leave);
        return {
          kind: 'stream',
          url: target.href,
          status: statusCode === 206 ? 206 : 200,
          contentType,
          headers,
          body,
        };
      }),
    );
  }

  /** Ends idle connections; those under way end by their own limits. */
  close(): void {
    this.exchange.close();
  }

  private document(url: string, options: GetOptions): Promise<FetchedDocument> {
    return this.within(getting(options, ENCODINGS), async (call) => {
      const { response, target, contentType, leave } = await this.find(call, url, options.accept, [200]);
      try {
        const bytes = await readBody(response, LIMITS.outgoing.documentBytes, call.deadline.signal);
        return { kind: 'document', url: target.href, contentType, headers: response.headers, bytes };
      } finally {
        leave();
      }
    });
  }

  private async object(url: string, options: RequestOptions): Promise<Located> {
    const found = await this.document(url, { ...options, accept: ACTIVITY_TYPES });
    const document = parseObject(found.bytes);
    if (typeof document['id'] !== 'string') throw refused('id-missing');
    const { href, fragment } = parseTarget(document['id'], this.exchange.dial);
    const asked = parseTarget(url, this.exchange.dial).fragment;
    return {
      isAtId: href === found.url && (fragment === '' || fragment === asked),
      object: { kind: 'object', id: href + fragment, url: found.url, document, bytes: found.bytes },
    };
  }

  private async find(
    call: Call,
    url: string,
    accept: readonly string[],
    statuses: readonly number[],
  ): Promise<Found> {
    const first = parseTarget(url, this.exchange.dial);
    const opened = await followRedirects(this.exchange, call, first, statuses);
    const { 'content-type': contentType, 'content-encoding': encoding } = opened.response.headers;
    const isAsAsked = encoding === undefined || call.headers['accept-encoding'] !== 'identity';
    if (contentType !== undefined && isAccepted(contentType, accept) && isAsAsked)
      return { ...opened, contentType };
    abandon(opened);
    throw new FetchFailed({ kind: 'wrong-type', type: contentType?.slice(0, 100) ?? null });
  }

  private async within<T>(request: Omit<Call, 'deadline'>, work: (call: Call) => Promise<T>): Promise<T> {
    const deadline = this.exchange.deadline();
    try {
      return await work({ ...request, deadline });
    } finally {
      deadline.lift();
    }
  }
}

/** An object, and whether it was found where its `id` says. */
interface Located {
  readonly isAtId: boolean;
  readonly object: FetchedObject;
}

interface Found extends Opened {
  readonly contentType: string;
}

const getting = ({ accept, ...options }: GetOptions, encodings: string): Omit<Call, 'deadline'> => ({
  method: 'GET',
  headers: { accept: accept.join(', '), 'accept-encoding': encodings },
  body: null,
  options,
  isInsisting: false,
});

const asResult = async <T>(work: () => Promise<T>): Promise<T | FetchFailure> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FetchFailed) return error.failure;
    throw error;
  }
};
