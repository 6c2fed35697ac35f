import type { Operation, OperationAnswer, OperationCall } from '#libs/contracts';

import { reportReached, reportUnreached } from '../shell/connection.js';
import { connectionProblem, problemOf } from './api-problem.js';

const LONGEST_MILLISECONDS = 20_000;
const LONGEST_UPLOAD_MILLISECONDS = 10 * 60_000;

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Repeats of one intention share a key, so that it takes effect once. A fresh one is made when left out. */
  readonly idempotencyKey?: string | undefined;
  /** Goes on its way also when the page is left meanwhile; for small bodies only. */
  readonly outlivesPage?: boolean;
}

type Plain = string | number | boolean | null | undefined;
type Values = Readonly<Record<string, Plain>>;

/** Address of an operation with its parameters and query filled in; `undefined` query values are left out. */
export const addressOf = (operation: Operation, input: { params?: unknown; query?: unknown }): string => {
  const params = (input.params ?? {}) as Values;
  const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (params[name] === undefined) throw new Error(`${operation.id} needs the parameter ${name}`);
    return encodeURIComponent(String(params[name]));
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(
    (input.query ?? {}) as Readonly<Record<string, Plain | Plain[]>>,
  )) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null) query.append(name, String(each));
    }
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
};

const formOf = (body: Readonly<Record<string, Plain | Blob>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    if (value instanceof Blob) form.append(name, value);
    else if (value !== undefined && value !== null) form.append(name, String(value));
  }
  return form;
};

const requestOf = (operation: Operation, body: unknown, options: CallOptions): RequestInit => {
  const headers = new Headers({ Accept: 'application/json' });
  if (document.documentElement.lang) headers.set('Accept-Language', document.documentElement.lang);
  if (operation.idempotent) headers.set('Idempotency-Key', options.idempotencyKey ?? crypto.randomUUID());
  const request: RequestInit = {
    method: operation.method.toUpperCase(),
    credentials: 'same-origin',
    redirect: 'error',
    keepalive: options.outlivesPage === true,
    headers,
  };
  if (operation.multipart) return { ...request, body: formOf((body ?? {}) as Record<string, Plain | Blob>) };
  if (body === undefined) return request;
  headers.set('Content-Type', 'application/json');
  return { ...request, body: JSON.stringify(body) };
};

const send = async (address: string, request: RequestInit, limit: number, signal?: AbortSignal) => {
  const slow = AbortSignal.timeout(limit);
  try {
    const response = await fetch(address, {
      ...request,
      signal: signal === undefined ? slow : AbortSignal.any([slow, signal]),
    });
    reportReached();
    return response;
  } catch (error) {
    if (signal?.aborted === true) throw error;
    reportUnreached();
    throw connectionProblem(slow.aborted ? 'connection.slow' : 'connection.lost');
  }
};

/**
 * Performs an operation. Throws `ApiProblem` for every failure, and the signal's reason when the caller aborts.
 * The answer is typed by the contract; the server has checked it.
 */
export const call = async <O extends Operation>(
  operation: O,
  input: OperationCall<O> = {},
  options: CallOptions = {},
): Promise<OperationAnswer<O>> => {
  const { body, ...place } = input as { body?: unknown; params?: unknown; query?: unknown };
  const limit = operation.multipart ? LONGEST_UPLOAD_MILLISECONDS : LONGEST_MILLISECONDS;
  const request = requestOf(operation, body, options);
  const response = await send(addressOf(operation, place), request, limit, options.signal);
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as OperationAnswer<O>;
  try {
    return (await response.json()) as OperationAnswer<O>;
  } catch {
    throw connectionProblem('connection.unclear');
  }
};
