import type { Operation } from '#libs/contracts';

import { isEmpty, schemaOf, type Json } from './openapi-schema.js';

/** The HTTP status of every failure code. */
export type StatusOf = Readonly<Record<string, number>>;

interface Meaning {
  readonly sentence: string;
  /** The codes that come with the status at every operation. */
  readonly codes: readonly string[];
}

const meaning = (sentence: string, ...codes: string[]): Meaning => ({ sentence, codes });

const meanings: Readonly<Record<number, Meaning>> = {
  400: meaning('Something in the request is wrong; `fields` says what.', 'invalid-input'),
  401: meaning('Sign in first.', 'sign-in-required'),
  403: meaning(
    'You can see it, but may not do this, or another site made the browser ask.',
    'not-allowed',
    'origin-refused',
  ),
  404: meaning('It does not exist, or not for you.', 'not-found'),
  408: meaning('The body came too slowly.', 'body.too-slow'),
  409: meaning('It does not fit the present state.'),
  410: meaning('It has ended.'),
  413: meaning('The body is too big.', 'body.too-large'),
  415: meaning('The body is of a kind that is not taken.', 'body.type-not-supported'),
  422: meaning('It was understood, but cannot be used.'),
  429: meaning('Too many requests.', 'too-many-requests'),
  503: meaning('Not just now.', 'unavailable'),
  507: meaning('There is no room for it.'),
};

const meaningOf = (status: number): Meaning => meanings[status] ?? meaning('A problem.');

const problem: Json = {
  type: 'object',
  description: 'Problem details (RFC 9457).',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  additionalProperties: false,
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: "a sentence in the reader's language" },
    code: { type: 'string', description: 'what programs look at; it never changes' },
    requestId: { type: 'string', description: "stands in the server's log too" },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'detail'],
        additionalProperties: false,
        properties: { path: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

const requestId: Json = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } };
const retryAfter: Json = { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } };

const problemResponse = (status: number, ownCodes: readonly string[] = []): Json => {
  const { sentence, codes } = meaningOf(status);
  return {
    description: [sentence, ...[...codes, ...ownCodes].map((code) => `\`${code}\``)].join(' '),
    headers: status === 429 || status === 503 ? { ...requestId, ...retryAfter } : requestId,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
};

/** What the responses of all operations share. */
export const responseComponents: Readonly<Record<'headers' | 'schemas' | 'responses', Json>> = {
  headers: {
    RequestId: { description: 'Id of this request.', schema: { type: 'string' } },
    RetryAfter: {
      description: 'Seconds after which it is worth trying again.',
      schema: { type: 'integer', minimum: 1 },
    },
  },
  schemas: { Problem: problem },
  responses: {
    ...Object.fromEntries(
      Object.keys(meanings).map((status) => [`Problem${status}`, problemResponse(Number(status))]),
    ),
    Problem: problemResponse(0),
  },
};

/** Statuses that follow from what an operation takes and who may call it. */
const generalStatuses = (operation: Operation): number[] => {
  const { access, method, params, body, multipart, idempotent } = operation;
  const takesBody = multipart || !isEmpty(body);
  const isWrite = method !== 'get';
  const addressed = !isEmpty(params);
  return [
    400,
    ...(access === 'anyone' ? [] : [401]),
    ...(isWrite || (access !== 'anyone' && (addressed || access !== 'account')) ? [403] : []),
    ...(addressed ? [404] : []),
    ...(idempotent ? [409] : []),
    ...(takesBody ? [408, 413, 415] : []),
    429,
    503,
  ];
};

const idempotencyCodes = ['idempotency.key-missing', 'idempotency.key-reused'];

/**
 * The responses of an operation by status: its answer, and a problem for each status that its access, its input and
 * its failures can lead to. `default` stands for a failure of the server itself.
 */
export const responsesOf = (operation: Operation, statusOf: StatusOf): Json => {
  const codes = new Set([...(operation.idempotent ? idempotencyCodes : []), ...operation.failures]);
  const statuses = new Set([
    ...generalStatuses(operation),
    ...[...codes].map((code) => statusOf[code] ?? 500),
  ]);
  const problems = [...statuses].map((status) => {
    const general = meaningOf(status).codes;
    const own = [...codes].filter((code) => statusOf[code] === status && !general.includes(code));
    const shared = { $ref: `#/components/responses/Problem${status}` };
    return [status, own.length === 0 ? shared : problemResponse(status, own)];
  });
  const answer = isEmpty(operation.answer)
    ? {}
    : { content: { 'application/json': { schema: schemaOf(operation.answer, 'output') } } };
  return {
    [operation.status]: { description: 'Done.', headers: requestId, ...answer },
    ...(Object.fromEntries(problems) as Json),
    default: { $ref: '#/components/responses/Problem' },
  };
};
