import {
  HttpException,
  Inject,
  Injectable,
  Catch,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Request, Response } from 'express';

import { isDatabaseUnavailable } from '#libs/database';
import { DomainError } from '#libs/kernel';

import { endResponse } from './end-response.js';
import { HTTP_OPTIONS, type HttpOptions } from './http-options.js';
import { problemOf } from './problem.js';
import { contextOf } from './request-context.js';

const codeOfStatus: Readonly<Record<number, string>> = {
  400: 'invalid-input',
  401: 'sign-in-required',
  403: 'not-allowed',
  404: 'not-found',
  413: 'body.too-large',
  415: 'body.type-not-supported',
  429: 'too-many-requests',
  503: 'unavailable',
};

const statusOfUnknown = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') return error.status;
  return isDatabaseUnavailable(error) ? 503 : 500;
};

/**
 * The pattern of the address that was asked for, or how it begins where nothing has matched it: a feed's address is a
 * key to it, and no key may stand in the log.
 */
const routeOf = ({ route, path }: Request): string => {
  const pattern = (route as { readonly path?: unknown } | undefined)?.path;
  return typeof pattern === 'string' ? pattern : path.replace(/^(\/[^/]+\/).+$/s, '$1…');
};

/** Turns whatever a handler, guard, pipe or middleware threw into a problem document; logs the unexpected once. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(HTTP_OPTIONS) private readonly options: HttpOptions) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<Request>(), http.getResponse<Response>());
  }

  answer(error: unknown, request: Request, response: Response): void {
    const { id, language } = contextOf(request);
    const expected = this.expected(error);
    const status = expected === undefined ? 500 : this.statusOf(expected, error);
    this.report(error, status, { requestId: id, route: routeOf(request) });
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const shown = expected ?? new DomainError('unexpected');
    const wait = shown.details['retryAfterSeconds'];
    if (typeof wait === 'number') response.setHeader('Retry-After', String(Math.max(1, Math.ceil(wait))));
    else if (status === 503) response.setHeader('Retry-After', '5');
    response.setHeader('Cache-Control', 'no-store');
    const body = problemOf({ error: shown, status, language, requestId: id, text: this.options.text });
    response.status(status).setHeader('Content-Type', 'application/problem+json');
    endResponse(request, response, JSON.stringify(body));
  }

  private report(error: unknown, status: number, context: Record<string, unknown>): void {
    if (status < 500) return;
    if (status !== 503) this.options.report(error, context);
    else if (!(error instanceof DomainError) || error.cause !== undefined)
      this.options.reportUnavailable(error, context);
  }

  private expected(error: unknown): DomainError | undefined {
    if (error instanceof DomainError) return error;
    const code = codeOfStatus[statusOfUnknown(error)];
    return code === undefined ? undefined : new DomainError(code);
  }

  private statusOf(shown: DomainError, error: unknown): number {
    if (error !== shown) return statusOfUnknown(error);
    return this.options.statusOf[shown.code] ?? 500;
  }
}
