import type { Operation } from '#libs/contracts';

import { responseComponents, responsesOf, type StatusOf } from './openapi-responses.js';
import { isEmpty, parametersOf, schemaOf, type Json } from './openapi-schema.js';

/** What a server adds to its operations. `cookie` is the name of the session's cookie. */
interface ServerParts {
  readonly url: string;
  readonly cookie: string;
  readonly statusOf: StatusOf;
}

const sharedParameters: Json = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'Any unique text of 8 to 100 visible ASCII characters without a space; repeating it gives the first answer.',
    schema: { type: 'string', minLength: 8, maxLength: 100, pattern: '^[\\x21-\\x7e]+$' },
  },
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    required: false,
    description: 'Language of the sentences in problems, `en` or `cy`, unless an account has chosen its own.',
    schema: { type: 'string' },
  },
};

const sharedParameter = (name: string): Json => ({ $ref: `#/components/parameters/${name}` });

const bodyOf = ({ body, multipart }: Operation): Json => {
  if (!multipart && isEmpty(body)) return {};
  const type = multipart ? 'multipart/form-data' : 'application/json';
  return { requestBody: { required: true, content: { [type]: { schema: schemaOf(body, 'input') } } } };
};

const securityOf = ({ access }: Operation): Json[] => [...(access === 'anyone' ? [{}] : []), { session: [] }];

const describe = (operation: Operation, statusOf: StatusOf): Json => ({
  operationId: operation.id,
  tags: [operation.tag],
  summary: operation.summary,
  security: securityOf(operation),
  parameters: [
    ...parametersOf(operation.params, 'path'),
    ...parametersOf(operation.query, 'query'),
    ...(operation.idempotent ? [sharedParameter('IdempotencyKey')] : []),
    sharedParameter('AcceptLanguage'),
  ],
  ...bodyOf(operation),
  responses: responsesOf(operation, statusOf),
});

/** The OpenAPI 3.1 document of the operations that this server serves. */
export const openApiOf = (operations: Iterable<Operation>, { url, cookie, statusOf }: ServerParts): Json => {
  const paths: Record<string, Json> = {};
  const tags = new Set<string>();
  for (const operation of operations) {
    const path = operation.path.replaceAll(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: describe(operation, statusOf) };
    tags.add(operation.tag);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guildhall',
      version: '1',
      description: 'Everything the web client does, it does through these operations.',
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    servers: [{ url }],
    security: [{ session: [] }],
    tags: [...tags].sort().map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: cookie,
          description: 'The session that `POST /api/session` begins.',
        },
      },
      parameters: sharedParameters,
      ...responseComponents,
    },
  };
};
