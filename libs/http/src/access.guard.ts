import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

import type { Operation, OperationAccess } from '#libs/contracts';
import { DomainError, notFound, type Viewer } from '#libs/kernel';

import { parseRequest } from './parse-request.js';
import { contextOf } from './request-context.js';
import { OPEN, OPERATION } from './route.js';

const rank = { member: 0, moderator: 1, admin: 2 } as const;

const admit = (access: OperationAccess, viewer: Viewer): void => {
  if (access === 'anyone') return;
  if (viewer.kind !== 'account') throw new DomainError('sign-in-required');
  if (access !== 'account' && rank[viewer.role] < rank[access]) throw new DomainError('not-allowed');
};

/**
 * Routes are closed: a handler answers only under its operation's access rule, or when marked `@Open()`. What the
 * request carries is checked here too, so that no handler can take a field that its operation does not know.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const handler = context.getHandler();
    const operation = Reflect.getMetadata(OPERATION, handler) as Operation | undefined;
    if (operation === undefined) {
      if (Reflect.getMetadata(OPEN, handler) === true) return true;
      throw notFound();
    }
    const request = context.switchToHttp().getRequest<Request>();
    const known = contextOf(request);
    admit(operation.access, known.viewer);
    known.input = parseRequest(operation, request);
    return true;
  }
}
