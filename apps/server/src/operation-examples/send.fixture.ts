import type { Operation } from '#libs/contracts';
import { newId } from '#libs/kernel';

import type { Asked } from './example.fixture.js';

/** What came over the wire, before any client has looked at it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly type: string;
  /** The parsed JSON; `undefined` where there is no body. */
  readonly body: unknown;
}

const fill = (path: string, params: Record<string, unknown>): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));

const queryOf = (query: Record<string, unknown>): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, String(each)]),
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
};

const payloadOf = ({ body, form }: Asked): { body?: string | FormData } => {
  if (form !== undefined) return { body: form };
  return body === undefined ? {} : { body: JSON.stringify(body) };
};

const headersOf = ({ idempotent }: Operation, { as, body }: Asked): Record<string, string> => ({
  ...(as !== undefined && { cookie: as.cookie }),
  ...(body !== undefined && { 'content-type': 'application/json' }),
  ...(idempotent && { 'idempotency-key': newId() }),
});

const answerOf = ({ status, headers }: Response, text: string): Answer => ({
  status,
  headers,
  type: headers.get('content-type')?.split(';')[0] ?? '',
  body: text === '' ? undefined : (JSON.parse(text) as unknown),
});

/** Sends a request of an operation; `headers` come on top of those that every client sends. */
export const send = async (
  url: string,
  operation: Operation,
  asked: Asked,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const { at = url, params = {}, query = {} } = asked;
  const path = fill(operation.path, params as Record<string, unknown>);
  const answer = await fetch(at + path + queryOf(query as Record<string, unknown>), {
    method: operation.method.toUpperCase(),
    headers: { ...headersOf(operation, asked), ...headers },
    ...payloadOf(asked),
  });
  return answerOf(answer, await answer.text());
};
