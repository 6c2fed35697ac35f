import { z } from 'zod';

/** Who may call at all; the permission gate decides the rest inside. */
export type OperationAccess = 'anyone' | 'account' | 'moderator' | 'admin';

type Shape = z.ZodType;

interface OperationParts {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: `/api/${string}`;
  readonly tag: string;
  readonly summary: string;
  readonly access: OperationAccess;
  readonly status: 200 | 201 | 202 | 204;
  readonly params: Shape;
  readonly query: Shape;
  readonly body: Shape;
  readonly answer: Shape;
  /** Creates need an `Idempotency-Key`; a repeat gives the first answer. */
  readonly idempotent: boolean;
  /** Clients send it on their own while somebody reads or types, so it counts with the reads in the rate limits. */
  readonly automatic: boolean;
  /** Bodies that are not JSON: one file and flat fields. */
  readonly multipart: boolean;
  /** Codes of the failures that callers should expect beyond the general ones. */
  readonly failures: readonly string[];
}

type Given<P extends Partial<OperationParts>, K extends keyof OperationParts, Otherwise> =
  P extends Record<K, infer V> ? V : Otherwise;

/** One HTTP operation: the only source of its route, validation, types, OpenAPI entry and web client call. */
export interface Operation<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Answer extends Shape = Shape,
> extends OperationParts {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly answer: Answer;
}

type Named = Pick<OperationParts, 'id' | 'method' | 'path' | 'tag' | 'summary' | 'access'>;
type Rest = Partial<Omit<OperationParts, keyof Named>>;

const nothing = z.strictObject({});
const noAnswer = z.undefined();

/** No body at all, or an empty object. */
const noBody = nothing.optional();

/** Declares an operation; what is left out is empty (`params`, `query`, `body`, `answer`) or off. */
export const operation = <const P extends Named & Rest>(
  parts: P,
): Operation<
  Given<P, 'params', typeof nothing>,
  Given<P, 'query', typeof nothing>,
  Given<P, 'body', typeof noBody>,
  Given<P, 'answer', typeof noAnswer>
> =>
  ({
    status: parts.answer === undefined ? 204 : parts.idempotent === true ? 201 : 200,
    params: nothing,
    query: nothing,
    body: noBody,
    answer: noAnswer,
    idempotent: false,
    automatic: false,
    multipart: false,
    failures: [],
    ...parts,
  }) as never;

/** The parsed request of an operation. */
export interface OperationInput<O extends Operation> {
  readonly params: z.output<O['params']>;
  readonly query: z.output<O['query']>;
  readonly body: z.output<O['body']>;
}

/** What a caller passes; parts that are empty may be left out. */
export type OperationCall<O extends Operation> = {
  readonly [K in 'params' | 'query' | 'body']?: z.input<O[K]>;
};

/** The body of a successful answer. */
export type OperationAnswer<O extends Operation> = z.output<O['answer']>;
