import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

import type { Operation } from '#libs/contracts';
import type { OnceKey } from '#libs/database';
import { DomainError, type AccountViewer, type Viewer } from '#libs/kernel';

import { contextOf } from './request-context.js';
import { OPERATION } from './route.js';

const requestOf = (context: ExecutionContext): Request => context.switchToHttp().getRequest<Request>();

const operationOf = (context: ExecutionContext): Operation =>
  Reflect.getMetadata(OPERATION, context.getHandler()) as Operation;

const accountOf = (request: Request): AccountViewer => {
  const { viewer } = contextOf(request);
  if (viewer.kind !== 'account') throw new DomainError('sign-in-required');
  return viewer;
};

/** The viewer of any kind on whose behalf the request comes. */
export const Who = createParamDecorator(
  (_: unknown, context): Viewer => contextOf(requestOf(context)).viewer,
);

/** The signed-in person; 401 when there is none. */
export const Me = createParamDecorator((_: unknown, context): AccountViewer => accountOf(requestOf(context)));

/** The parsed `{ params, query, body }` of the handler's operation, as the guard left it. */
export const Input = createParamDecorator((_: unknown, context) => contextOf(requestOf(context)).input);

/** The client's address; forwarding headers count only from configured proxies. */
export const Address = createParamDecorator((_: unknown, context): string => requestOf(context).ip ?? '');

const KEY = /^[\x21-\x7e]{8,100}$/;

/** What makes a create safe to repeat; 400 without a well-formed `Idempotency-Key`. */
export const Once = createParamDecorator((_: unknown, context): OnceKey => {
  const request = requestOf(context);
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) throw new DomainError('idempotency.key-missing');
  return {
    personId: accountOf(request).personId,
    key,
    operation: operationOf(context).id,
    request: { params: request.params, body: request.body as unknown },
  };
});
