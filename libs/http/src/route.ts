import {
  applyDecorators,
  Delete,
  Get,
  HttpCode,
  Patch,
  Post,
  Put,
  SetMetadata,
  type CustomDecorator,
} from '@nestjs/common';

import type { Operation } from '#libs/contracts';

/** Metadata key under which a handler carries its operation. */
export const OPERATION = 'guildhall:operation';

/** Metadata key of handlers that answer without an operation: pages, files and probes. */
export const OPEN = 'guildhall:open';

const verbs = { get: Get, post: Post, put: Put, patch: Patch, delete: Delete } as const;

/** Every operation that a loaded controller serves, by id. */
export const servedOperations = new Map<string, Operation>();

/** Serves an operation: method, path, status, access check and validation all come from its contract. */
export const Route = (operation: Operation): MethodDecorator => {
  servedOperations.set(operation.id, operation);
  return applyDecorators(
    SetMetadata(OPERATION, operation),
    verbs[operation.method](operation.path),
    HttpCode(operation.status),
  );
};

/** Opens a handler that no operation describes; its own code asks the permission gate. */
export const Open = (): CustomDecorator => SetMetadata(OPEN, true);
