import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import validation from '@learninglocker/xapi-validation';

import type { Statement } from './statement.js';

/** The validator of Learning Locker, which has passed the conformance tests of xAPI; a CommonJS module. */
const problemsOf = (validation as unknown as { default: (statement: unknown) => readonly unknown[] }).default;

/** A learning record store on this machine, as strict as xAPI 1.0.3 wants it. */
export interface RecordStore {
  readonly url: string;
  readonly key: string;
  readonly secret: string;
  /** What it has, by the id of the statement. */
  readonly kept: Map<string, Statement>;
  /** How often it was asked. */
  asked: number;
  /** Answers every request with this status while it is set. */
  trouble: number | null;
  /** Refuses statements with this verb. */
  dislikes: string | null;
  /** Keeps what it is given, and breaks the connection instead of answering, once. */
  forgetsToAnswer: boolean;
  stop(): Promise<void>;
}

const answer = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const faultOf = (store: RecordStore, request: IncomingMessage): number | null => {
  const pair = Buffer.from(`${store.key}:${store.secret}`).toString('base64');
  if (request.headers.authorization !== `Basic ${pair}`) return 401;
  if (request.headers['x-experience-api-version'] !== '1.0.3') return 400;
  if (request.method !== 'POST' || request.url !== '/xapi/statements') return 404;
  return store.trouble;
};

const receive = async (
  store: RecordStore,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  store.asked += 1;
  const fault = faultOf(store, request);
  if (fault !== null) return answer(response, fault, { error: 'no' });
  const statements = JSON.parse(await text(request)) as Statement[];
  const problems = statements.flatMap((statement) => problemsOf(statement));
  if (problems.length > 0) return answer(response, 400, problems);
  if (statements.some(({ verb }) => verb.id === store.dislikes))
    return answer(response, 400, { error: 'not this verb' });
  const known = statements.filter(({ id }) => store.kept.has(id));
  if (known.some((statement) => !isSame(statement, store.kept.get(statement.id))))
    return answer(response, 409, { error: 'another statement has this id' });
  for (const statement of statements) store.kept.set(statement.id, statement);
  if (store.forgetsToAnswer) {
    store.forgetsToAnswer = false;
    request.socket.destroy();
    return undefined;
  }
  return answer(
    response,
    200,
    statements.map(({ id }) => id),
  );
};

export const startRecordStore = async (): Promise<RecordStore> => {
  const http = createServer(
    (request, response) =>
      void receive(store, request, response).catch((error: unknown) => answer(response, 500, String(error))),
  );
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const store: RecordStore = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/xapi`,
    key: 'guildhall',
    secret: 'kettle-harbour',
    kept: new Map(),
    asked: 0,
    trouble: null,
    dislikes: null,
    forgetsToAnswer: false,
    stop: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return store;
};
