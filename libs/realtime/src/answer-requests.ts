import { socketRequests, type SocketRequestName, type SocketRequests } from '#libs/contracts';
import { DomainError, type FieldProblem } from '#libs/kernel';

import { EventBudget } from './event-budget.js';
import type { Acknowledge, LiveSocket } from './live-socket.js';
import type { RealtimePorts } from './ports.js';

/** An answer names this many wrong fields; a larger one would cost more than the request. */
const MOST_FIELDS = 20;

type Reply = { seq?: number; missed?: unknown[]; more?: boolean };

/** One handler per request a client may make. */
export type RequestHandlers = {
  [K in SocketRequestName]: (socket: LiveSocket, request: SocketRequests[K]) => Promise<Reply>;
};

const isName = (value: unknown): value is SocketRequestName =>
  typeof value === 'string' && Object.hasOwn(socketRequests, value);

const parse = (name: SocketRequestName, payload: unknown): SocketRequests[SocketRequestName] => {
  const result = socketRequests[name].safeParse(payload);
  if (result.success) return result.data;
  const problems = result.error.issues.slice(0, MOST_FIELDS);
  const fields = problems.flatMap((issue): FieldProblem[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys
          .slice(0, MOST_FIELDS)
          .map((key) => ({ path: [...issue.path, key].join('.'), code: 'field.unknown' }))
      : [{ path: issue.path.join('.'), code: 'field.invalid' }],
  );
  throw new DomainError('invalid-input', {}, fields);
};

const problemFor = (ports: RealtimePorts, socket: LiveSocket, error: unknown): Parameters<Acknowledge>[0] => {
  const { language } = socket.data.person;
  if (!(error instanceof DomainError)) ports.report(error, { socket: socket.id });
  const known = error instanceof DomainError ? error : new DomainError('unexpected');
  const fields = known.fields.map(({ path, code, details }) => ({
    path,
    code,
    detail: ports.text(language, code, details ?? {}),
  }));
  const problem = { code: known.code, detail: ports.text(language, known.code, known.details) };
  return { ok: false, problem: fields.length > 0 ? { ...problem, fields } : problem };
};

/**
 * Answers everything a socket sends: within its budget, only known names, only well-formed payloads, and always with
 * an acknowledgement where the client asked for one.
 */
export const answerRequests = (socket: LiveSocket, handlers: RequestHandlers, ports: RealtimePorts): void => {
  const budget = new EventBudget();
  const answer = async (name: unknown, payload: unknown): Promise<Reply> => {
    if (!isName(name)) throw new DomainError('socket.unknown-event');
    const handler = handlers[name] as (socket: LiveSocket, request: unknown) => Promise<Reply>;
    return handler(socket, parse(name, payload));
  };
  // Not passed on: a name that reached the socket's own listeners could be one of the library's.
  socket.use(([name, ...args]) => {
    const last: unknown = args.at(-1);
    const acknowledge: Acknowledge = typeof last === 'function' ? (last as Acknowledge) : () => undefined;
    const refused =
      budget.spend() === 'allowed' ? undefined : Promise.reject(new DomainError('too-many-requests'));
    void (refused ?? answer(name, typeof args[0] === 'function' ? undefined : args[0])).then(
      (reply) => acknowledge({ ok: true, ...reply } as Parameters<Acknowledge>[0]),
      (error: unknown) => acknowledge(problemFor(ports, socket, error)),
    );
  });
};
