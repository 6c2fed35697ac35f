import { z } from 'zod';

import type { Operation } from '#libs/contracts';

type Json = Record<string, unknown>;

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Json;
  return schema;
};

const isEmpty = (type: z.ZodType): boolean =>
  type instanceof z.ZodUndefined || (type instanceof z.ZodObject && Object.keys(type.shape).length === 0);

const parametersOf = (type: z.ZodType, place: 'path' | 'query'): Json[] => {
  if (!(type instanceof z.ZodObject)) return [];
  return Object.entries(type.shape as Record<string, z.ZodType>).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !field.safeParse(undefined).success,
    schema: schemaOf(field, 'input'),
  }));
};

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Any unique text of 8 to 100 characters; repeating it gives the first answer.',
  schema: { type: 'string', minLength: 8, maxLength: 100 },
};

const bodyOf = ({ body, multipart }: Operation): Json => {
  if (multipart) {
    const content = {
      'multipart/form-data': { schema: isEmpty(body) ? { type: 'object' } : schemaOf(body, 'input') },
    };
    return { requestBody: { required: true, content } };
  }
  if (isEmpty(body)) return {};
  return {
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
  };
};

const describe = (operation: Operation): Json => ({
  operationId: operation.id,
  tags: [operation.tag],
  summary: operation.summary,
  ...(operation.access === 'anyone' ? { security: [] } : {}),
  parameters: [
    ...parametersOf(operation.params, 'path'),
    ...parametersOf(operation.query, 'query'),
    ...(operation.idempotent ? [idempotencyKey] : []),
  ],
  ...bodyOf(operation),
  responses: {
    [operation.status]: isEmpty(operation.answer)
      ? { description: 'Done.' }
      : {
          description: 'Done.',
          content: { 'application/json': { schema: schemaOf(operation.answer, 'output') } },
        },
    default: {
      description: ['A problem.', ...operation.failures.map((code) => `\`${code}\``)].join(' '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
});

const problem: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'detail'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

/** The OpenAPI 3.1 document of the operations that this server serves. */
export const openApiOf = (operations: Iterable<Operation>, server: { url: string; cookie: string }): Json => {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = operation.path.replaceAll(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guildhall',
      version: '1',
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    servers: [{ url: server.url }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: server.cookie } },
      schemas: { Problem: problem },
    },
  };
};
