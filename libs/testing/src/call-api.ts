import type { Operation, OperationAnswer, OperationCall } from '#libs/contracts';
import { newId } from '#libs/kernel';

/** A problem document (RFC 9457) as tests look at it. */
export interface ApiProblem {
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly fields?: readonly { readonly path: string; readonly code: string }[];
}

/** What came back: `answer` fits the operation's schema and is there on success only. */
export interface ApiResult<Answer> {
  readonly status: number;
  readonly answer: Answer;
  readonly problem: ApiProblem;
  readonly headers: Headers;
}

interface Extras {
  /** The idempotency key; a create without one gets one of its own. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Request extends Extras {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Calls operations as one person, or as nobody. */
export type ApiCaller = <O extends Operation>(
  operation: O,
  call?: OperationCall<O> & Extras,
) => Promise<ApiResult<OperationAnswer<O>>>;

const pathOf = (operation: Operation, params: Readonly<Record<string, unknown>>): string =>
  operation.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));

const queryOf = (query: Readonly<Record<string, unknown>>): string => {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  return pairs.length === 0
    ? ''
    : `?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()}`;
};

/** A caller for a server at `url`, with the `Cookie` header of a session (none for nobody). */
export const apiCaller = (url: string, cookie?: string): ApiCaller =>
  async function callApi<O extends Operation>(operation: O, call: OperationCall<O> & Extras = {}) {
    const { params = {}, query = {}, body, key, headers = {} } = call as Request;
    const address = `${url}${pathOf(operation, params)}`;
    const answer = await fetch(`${address}${queryOf(query)}`, {
      method: operation.method.toUpperCase(),
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(operation.idempotent ? { 'idempotency-key': key ?? newId() } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json: unknown = text === '' ? undefined : JSON.parse(text);
    return {
      status: answer.status,
      headers: answer.headers,
      answer: (answer.ok ? operation.answer.parse(json) : undefined) as OperationAnswer<O>,
      problem: (answer.ok ? undefined : json) as ApiProblem,
    };
  };
