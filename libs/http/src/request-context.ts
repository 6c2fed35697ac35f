import type { Request } from 'express';

import { anonymous, type Viewer } from '#libs/kernel';

/** What the server knows about a request beyond its bytes. */
export interface RequestContext {
  /** UUIDv7 that also stands in the problem document and the log. */
  readonly id: string;
  readonly language: 'en' | 'cy';
  viewer: Viewer;
  /** What the request carries, once the guard has parsed it against its operation. */
  input?: { readonly params: unknown; readonly query: unknown; readonly body: unknown };
}

const contexts = new WeakMap<Request, RequestContext>();

/** Remembers the context of a request for as long as the request lives. */
export const rememberContext = (request: Request, context: RequestContext): void => {
  contexts.set(request, context);
};

/** The context of a request; nobody's and English before the first middleware ran. */
export const contextOf = (request: Request): RequestContext =>
  contexts.get(request) ?? { id: '', language: 'en', viewer: anonymous };
