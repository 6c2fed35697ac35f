import type { Request } from 'express';

import type { Viewer } from '#libs/kernel';

import type { ProblemText } from './problem.js';

/** Who a request comes from, and the language that person prefers, if known. */
export interface Caller {
  readonly viewer: Viewer;
  readonly language: 'en' | 'cy' | null;
}

/** What the HTTP layer needs from the rest of the program. */
export interface HttpOptions {
  /** Origin that links, cookies and origin checks use. */
  readonly publicUrl: string;
  readonly trustedProxies: readonly string[];
  readonly rates: { readsPerMinute: number; writesPerMinute: number; addressPerMinute: number };
  /**
   * Addresses whose handlers read bodies of bytes themselves, in requests that a client sends on its own, many for
   * one thing that somebody does.
   */
  readonly streams: RegExp;
  /** Addresses whose handlers read the body themselves, of whatever type, within limits of their own. */
  readonly ownBodies: RegExp;
  /** Status of every failure code, merged from all libraries. */
  readonly statusOf: Readonly<Record<string, number>>;
  readonly text: ProblemText;
  /** Finds out on whose behalf a request comes. */
  readonly callerOf: (request: Request) => Promise<Caller>;
  /** Logs an unexpected error once, with its cause. */
  readonly report: (error: unknown, context: Record<string, unknown>) => void;
  /** Logs once why a request could not be served for now, where that has a cause that an operator can mend. */
  readonly reportUnavailable: (error: unknown, context: Record<string, unknown>) => void;
  /** Logs a security event (hostile-inputs K9). */
  readonly security: (event: string, context: Record<string, unknown>) => void;
}

export const HTTP_OPTIONS = Symbol('HttpOptions');
