import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';

import * as contracts from '#libs/contracts';
import type { Operation } from '#libs/contracts';
import { httpStatusOf } from '#libs/http';
import { realtimeStatusOf } from '#libs/realtime';

import type { Asked } from './operation-examples/example.fixture.js';
import { examples } from './operation-examples/index.fixture.js';
import { setScene, type Scene } from './operation-examples/scene.fixture.js';
import { send, type Answer } from './operation-examples/send.fixture.js';
import { statusOf } from './status-of.js';

type Json = Record<string, unknown>;

interface DescribedParameter {
  readonly name: string;
  readonly in: string;
  readonly description: string;
  readonly schema: Json;
}

interface DescribedResponse {
  readonly description: string;
  readonly headers: Json;
  readonly content?: Record<string, { schema: Json }>;
}

interface DescribedOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly security: readonly Json[];
  readonly parameters: readonly DescribedParameter[];
  readonly requestBody?: { content: Record<string, { schema: Json }> };
  readonly responses: Record<string, DescribedResponse>;
}

interface Document {
  readonly openapi: string;
  readonly tags: readonly { name: string }[];
  readonly paths: Record<string, Record<string, unknown>>;
  readonly components: Record<string, Record<string, unknown>>;
}

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value;

const declared = Object.values(contracts as Record<string, unknown>).filter(isOperation);
const ids = declared.map(({ id }) => id);
const refusable = declared.filter(({ failures }) => failures.length > 0).map(({ id }) => id);
const UNREADABLE = '0190a000-0000-7000-8000-000000000000';

/** Replaces the references to components, except to schemas, by what they stand for. */
const resolve = (document: Document, part: unknown): unknown => {
  if (Array.isArray(part)) return part.map((each) => resolve(document, each));
  if (typeof part !== 'object' || part === null) return part;
  const [, kind, name] = /^#\/components\/(\w+)\/(\w+)$/.exec(String((part as Json)['$ref'])) ?? [];
  if (kind !== undefined && name !== undefined && kind !== 'schemas') {
    const found = document.components[kind]?.[name];
    expect({ kind, name, found: typeof found }).toEqual({ kind, name, found: 'object' });
    return resolve(document, found);
  }
  return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, resolve(document, each)]));
};

const isProblem = ({ type }: Answer): boolean => type === 'application/problem+json';

describe('the OpenAPI document', () => {
  let scene: Scene;
  let document: Document;
  let described: Map<string, DescribedOperation & { method: string; path: string }>;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });

  beforeAll(async () => {
    scene = await setScene();
    document = (await (await fetch(`${scene.test.url}/api/openapi.json`)).json()) as Document;
    described = new Map(
      Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, part]) => {
          const operation = resolve(document, part) as DescribedOperation;
          return [operation.operationId, { ...operation, method, path }];
        }),
      ),
    );
  });
  afterAll(() => scene.stop());

  const describedAs = (id: string): DescribedOperation & { method: string; path: string } => {
    const found = described.get(id);
    if (found === undefined) throw new Error(`${id} is not in the document.`);
    return found;
  };
  const exampleFor = (id: string) => {
    const found = examples.get(id);
    if (found === undefined) throw new Error(`${id} has no example in operation-examples.`);
    return found;
  };
  const schemasOf = ({ parameters, requestBody, responses }: DescribedOperation): Json[] => [
    ...parameters.map(({ schema }) => schema),
    ...Object.values(requestBody?.content ?? {}).map(({ schema }) => schema),
    ...Object.values(responses).flatMap(({ content }) =>
      Object.values(content ?? {}).map(({ schema }) => schema),
    ),
  ];

  /** Fails unless the document has a response of that status and media type that the answer fits. */
  const checkAnswer = (id: string, answer: Answer): void => {
    const { status, type, body } = answer;
    const response = describedAs(id).responses[status];
    expect({ id, status, body, described: response !== undefined }).toMatchObject({ described: true });
    expect(answer.headers.get('x-request-id')).not.toBeNull();
    const media = Object.entries(response?.content ?? {});
    expect({ id, status, type }).toEqual({ id, status, type: media[0]?.[0] ?? '' });
    const [, content] = media[0] ?? [];
    if (content === undefined) {
      expect({ id, body }).toEqual({ id, body: undefined });
      return;
    }
    const validate = ajv.compile({ ...content.schema, components: document.components });
    expect({ id, fits: validate(body), errors: validate.errors }).toEqual({ id, fits: true, errors: null });
    const { code } = body as { code?: string };
    if (isProblem(answer))
      expect([id, response?.description]).toEqual([id, expect.stringContaining(`\`${code}\``)]);
  };
  const ask = async (operation: Operation, asked: Asked): Promise<Answer> => {
    const answer = await send(scene.test.url, operation, asked);
    checkAnswer(operation.id, answer);
    return answer;
  };

  it('describes every operation that the contracts declare, with JSON Schema 2020-12', () => {
    expect(document.openapi).toBe('3.1.0');
    expect([...described.keys()].sort()).toEqual([...ids].sort());
    for (const operation of described.values())
      for (const schema of schemasOf(operation)) expect(ajv.validateSchema(schema)).toBe(true);
  });

  it('names every part of each path as a parameter, describes each parameter, and says who may call', () => {
    const tags = document.tags.map(({ name }) => name);
    for (const { operationId, path, parameters, security, summary, tags: own } of described.values()) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).toEqual(inPath);
      const undescribed = parameters.filter(({ description }) => !description).map(({ name }) => name);
      expect({ operationId, undescribed }).toEqual({ operationId, undescribed: [] });
      expect(parameters.map(({ name }) => name)).toContain('Accept-Language');
      expect(security).toContainEqual({ session: [] });
      expect(summary).not.toBe('');
      expect(tags).toEqual(expect.arrayContaining([...own]));
    }
    const scheme = document.components['securitySchemes']?.['session'] as { name: string };
    expect(scene.member.cookie.split('=')[0]).toBe(scheme.name);
  });

  it('asks for an idempotency key wherever something is created that must not be created twice', async () => {
    for (const operation of declared.filter(({ idempotent }) => idempotent)) {
      expect(describedAs(operation.id).parameters.map(({ name }) => name)).toContain('Idempotency-Key');
      const asked = await exampleFor(operation.id).accepted(scene);
      const answer = await send(scene.test.url, operation, asked, { 'idempotency-key': 'short' });
      checkAnswer(operation.id, answer);
      expect([operation.id, answer.body]).toMatchObject([operation.id, { code: 'idempotency.key-missing' }]);
    }
  });

  it('tells with every 429 and 503 how long to wait', () => {
    for (const { operationId, responses } of described.values())
      for (const status of ['429', '503'])
        expect([operationId, responses[status]?.headers['Retry-After']]).toEqual([
          operationId,
          expect.objectContaining({ schema: { type: 'integer', minimum: 1 } }),
        ]);
  });

  it('declares every failure of the libraries at some operation, each with a status', () => {
    const general = new Set([...Object.keys(httpStatusOf), ...Object.keys(realtimeStatusOf)]);
    const told = new Set(declared.flatMap(({ failures }) => failures));
    // Bytes of files are served outside of the operations; videos are uploaded, and other servers write to inboxes, by
    // protocols of their own.
    const own = Object.keys(statusOf).filter(
      (code) => !general.has(code) && !/^(?:activity\.|storage\.|tus\.|video\.not-reachable$)/.test(code),
    );
    expect(own.filter((code) => !told.has(code))).toEqual([]);
    expect([...told].filter((code) => statusOf[code] === undefined)).toEqual([]);
  });

  it('has an example of every operation, and of a failure of each that declares any', () => {
    expect([...examples.keys()].sort()).toEqual([...ids].sort());
    const withRefusal = [...examples.values()].filter(({ refused }) => refused !== undefined);
    expect(withRefusal.map(({ operation }) => operation.id).sort()).toEqual([...refusable].sort());
  });

  it.each(ids)('%s answers an accepted request as described', async (id) => {
    const { operation, accepted } = exampleFor(id);
    const answer = await ask(operation, await accepted(scene));
    expect({ id, status: answer.status, body: answer.body }).toMatchObject({ status: operation.status });
    for (const name of ['items', 'events', 'suggestions', 'unread', 'communities']) {
      const list = (answer.body as Json | undefined)?.[name];
      if (Array.isArray(list)) expect({ id, name, length: list.length }).not.toMatchObject({ length: 0 });
    }
  });

  it.each(refusable)('%s fails as described', async (id) => {
    const { operation, refused } = exampleFor(id);
    expect(operation.failures).toContain(refused?.code);
    const answer = await ask(operation, (await refused?.asked(scene)) ?? {});
    expect([id, answer.status, answer.body]).toMatchObject([
      id,
      statusOf[refused?.code ?? ''],
      { code: refused?.code },
    ]);
  });

  it.each(ids)(
    '%s answers nobody, a query it does not know, and what is not there as described',
    async (id) => {
      const { operation } = exampleFor(id);
      const params = Object.fromEntries(
        Object.keys((operation.params as unknown as { shape: Json }).shape).map((name) => [
          name,
          absent(name),
        ]),
      );
      const anonymous = await ask(operation, { params });
      if (operation.access !== 'anyone') expect([id, anonymous.status]).toEqual([id, 401]);
      const unknown = await ask(operation, { as: scene.admin, params, query: { unknown: '1' } });
      expect([id, unknown.status, unknown.body]).toMatchObject([
        id,
        400,
        {
          code: 'invalid-input',
          fields: expect.arrayContaining([
            { path: 'unknown', code: 'field.unknown', detail: expect.any(String) },
          ]),
        },
      ]);
    },
  );
});

/** A value for a part of an address under which there is nothing. */
const absent = (name: string): string => {
  const named: Record<string, string> = {
    handle: 'nobody',
    place: `thread:${UNREADABLE}`,
    kind: 'like',
    version: '1',
    language: 'en',
    mark: 'helpful',
    item: 'tell',
  };
  return named[name] ?? UNREADABLE;
};
