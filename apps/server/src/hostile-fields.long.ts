import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';

import { databaseState } from './operation-examples/database-state.fixture.js';
import type { Asked, Example } from './operation-examples/example.fixture.js';
import { examples } from './operation-examples/index.fixture.js';
import { setScene, type Scene } from './operation-examples/scene.fixture.js';
import { send, type Answer } from './operation-examples/send.fixture.js';

type Json = Record<string, unknown>;

interface ObjectSchema {
  readonly type?: string;
  readonly properties?: Record<string, ObjectSchema>;
}

const UNKNOWN = ['role', 'isAdmin', 'id', 'createdAt', 'emailVerified', 'instanceId', 'authorId'];
const PROTOTYPES = ['__proto__', 'constructor', 'prototype'];
const WRONG: readonly unknown[] = [
  null,
  true,
  7,
  'words',
  ['words'],
  { $ne: null },
  { sql: '1', params: [], __raw: true },
  [{ $ne: null }],
];

const writes = [...examples.values()].filter(({ operation }) => operation.method !== 'get');
const jsonWrites = writes.filter(({ operation }) => !operation.multipart);
const all = [...examples.values()];
const byId = (list: readonly Example[]): [string, Example][] => list.map((each) => [each.operation.id, each]);

/** Paths of the objects in a body, the body itself first. */
const objectsIn = (value: unknown, path: string[] = []): string[][] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const inner = Object.entries(value).flatMap(([key, each]) => objectsIn(each, [...path, key]));
  return [path, ...inner];
};

/** The body with fields added to the object at `path`; defined, so that `__proto__` is a field like others. */
const extended = (body: unknown, path: readonly string[], fields: Json): Json => {
  const [first, ...rest] = path;
  const copy = { ...(body as Json) };
  if (first !== undefined) return { ...copy, [first]: extended(copy[first], rest, fields) };
  for (const [name, value] of Object.entries(fields))
    Object.defineProperty(copy, name, { value, enumerable: true });
  return copy;
};

const problemOf = ({ body }: Answer): { code: string; fields?: { path: string; code: string }[] } =>
  body as never;

describe('fields that an operation does not take', () => {
  let scene: Scene;
  let schemas: Map<string, ObjectSchema>;
  let before: Record<string, string>;
  const arranged = new Map<string, Asked>();
  const ajv = new Ajv2020({ strict: false, validateFormats: false });

  beforeAll(async () => {
    scene = await setScene();
    const document = (await (await fetch(`${scene.test.url}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { operationId: string; requestBody?: { content: Json } }>>;
    };
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    schemas = new Map(
      operations.map(({ operationId, requestBody }) => {
        const json = requestBody?.content['application/json'] as { schema: ObjectSchema } | undefined;
        return [operationId, json?.schema ?? {}];
      }),
    );
    for (const { operation, accepted } of all) arranged.set(operation.id, await accepted(scene));
    before = await databaseState(scene);
  });
  afterAll(() => scene.stop());

  const ask = (example: Example, change: Partial<Asked>): Promise<Answer> =>
    send(scene.test.url, example.operation, { ...arranged.get(example.operation.id), ...change });

  it.each(byId(jsonWrites))(
    'API1: %s refuses fields that it does not know, by their names',
    async (id, example) => {
      const { body = {} } = arranged.get(id) ?? {};
      for (const path of objectsIn(body)) {
        const names = UNKNOWN.filter((name) => !hasField(schemas.get(id), path, name));
        const fields = Object.fromEntries(names.map((name) => [name, 'admin']));
        const answer = await ask(example, { body: extended(body, path, fields) });
        const named = problemOf(answer).fields?.map((field) => [field.path, field.code]);
        expect([id, answer.status, named]).toEqual([
          id,
          400,
          expect.arrayContaining(names.map((name) => [[...path, name].join('.'), 'field.unknown'])),
        ]);
      }
    },
  );

  it.each(byId(jsonWrites))('API3: %s refuses keys that could reach a prototype', async (id, example) => {
    const { body = {} } = arranged.get(id) ?? {};
    for (const path of objectsIn(body))
      for (const key of PROTOTYPES) {
        const hostile = { [key]: { polluted: 1, prototype: { polluted: 1 } } };
        const fields = key === '__proto__' ? JSON.parse('{"__proto__":{"polluted":1}}') : hostile;
        const answer = await ask(example, { body: extended(body, path, fields as Json) });
        expect([id, key, answer.status]).toEqual([id, key, 400]);
        expect(problemOf(answer).fields?.map((field) => field.path)).toEqual([key]);
      }
    expect(({} as Json)['polluted']).toBeUndefined();
  });

  it.each(byId(jsonWrites))(
    'API2: %s refuses values of other types, by the names of the fields',
    async (id, example) => {
      const { body = {} } = arranged.get(id) ?? {};
      for (const { path, name, schema } of fieldsOf(schemas.get(id)))
        for (const value of WRONG.filter((each) => !ajv.validate(schema, each))) {
          const answer = await ask(example, { body: extended(body, path, { [name]: value }) });
          const field = [...path, name].join('.');
          const named = problemOf(answer).fields?.map((each) => each.path) ?? [];
          expect([id, field, value, answer.status]).toEqual([id, field, value, 400]);
          const isNamed = named.some((each) => each === field || each.startsWith(`${field}.`));
          expect({ id, field, value, named, isNamed }).toMatchObject({ isNamed: true });
        }
      if (example.operation.body.safeParse(undefined).success) return;
      for (const value of [undefined, null, 7, 'words', [body]]) {
        const answer = await ask(example, { body: value });
        expect([id, value, answer.status]).toEqual([id, value, 400]);
      }
    },
  );

  it.each(byId(all))(
    'API2 API3: %s refuses queries that are repeated, nested or reach a prototype',
    async (id, example) => {
      const names = Object.keys((example.operation.query as unknown as { shape: Json }).shape);
      const hostile = [
        ...names.flatMap((name) => [`${name}[]`, `${name}[$ne]`, `${name}.prototype`]),
        '__proto__',
        '__proto__[polluted]',
        'constructor.prototype',
        'prototype',
      ];
      const { query = {} } = arranged.get(id) ?? {};
      for (const name of names) {
        const answer = await ask(example, { query: extended(query, [], { [name]: ['1', '2'] }) });
        expect([id, name, answer.status]).toEqual([id, name, 400]);
      }
      for (const name of hostile) {
        const answer = await ask(example, { query: extended(query, [], { [name]: '1' }) });
        expect([id, name, answer.status, problemOf(answer).code]).toEqual([id, name, 400, 'invalid-input']);
      }
      expect(({} as Json)['polluted']).toBeUndefined();
    },
  );

  it('API1: by all these attempts nothing has changed', async () => {
    expect(await databaseState(scene)).toEqual(before);
  });

  it('API1 API3: uploadFile refuses fields that it does not know', async () => {
    const upload = writes.filter(({ operation }) => operation.multipart);
    expect(upload.map(({ operation }) => operation.id)).toEqual(['uploadFile']);
    for (const name of [...UNKNOWN, ...PROTOTYPES]) {
      const [example] = upload;
      if (example === undefined) throw new Error('Nothing takes files.');
      const asked = await example.accepted(scene);
      const form = new FormData();
      form.set(name, 'admin');
      for (const [key, value] of asked.form ?? []) form.append(key, value);
      const answer = await ask(example, { ...asked, form });
      expect([name, answer.status]).toEqual([name, 400]);
    }
  });
});

const hasField = (schema: ObjectSchema | undefined, path: readonly string[], name: string): boolean =>
  path.reduce((each, key) => each?.properties?.[key], schema)?.properties?.[name] !== undefined;

interface Field {
  readonly path: string[];
  readonly name: string;
  readonly schema: ObjectSchema;
}

/** Every field that a schema names, those of objects inside it too. */
const fieldsOf = (schema: ObjectSchema | undefined, path: string[] = []): Field[] =>
  Object.entries(schema?.properties ?? {}).flatMap(([name, inner]) => [
    { path, name, schema: inner },
    ...fieldsOf(inner, [...path, name]),
  ]);
