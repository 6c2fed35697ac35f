import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';

import * as contracts from '#libs/contracts';
import type { Operation } from '#libs/contracts';
import { apiCaller, startTestServer, type ApiCaller, type TestServer } from '#libs/testing';

type Json = Record<string, unknown>;

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, DescribedOperation>>;
  readonly components: { securitySchemes: { session: { name: string } }; schemas: Json };
}

interface DescribedOperation {
  readonly operationId: string;
  readonly parameters: readonly { name: string; in: string; schema: Json }[];
  readonly requestBody?: { content: Record<string, { schema: Json }> };
  readonly responses: Record<string, { content?: Record<string, { schema: Json }> }>;
}

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value;

const declared = Object.values(contracts as Record<string, unknown>).filter(isOperation);

/** Any id and any name, for addresses of things that do not exist. */
const placeholders: Record<string, string> = {
  community: 'nothing',
  handle: 'nobody',
  place: 'home',
  kind: 'like',
};
const NOWHERE = '0190a000-0000-7000-8000-000000000000';

describe('the OpenAPI document', () => {
  let test: TestServer;
  let document: Document;
  let described: Map<string, DescribedOperation & { method: string; path: string }>;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });

  beforeAll(async () => {
    test = await startTestServer();
    document = (await (await fetch(`${test.url}/api/openapi.json`)).json()) as Document;
    described = new Map(
      Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => [
          operation.operationId,
          { ...operation, method, path },
        ]),
      ),
    );
  });
  afterAll(() => test.stop());

  const schemasOf = ({ parameters, requestBody, responses }: DescribedOperation): Json[] => [
    ...parameters.map(({ schema }) => schema),
    ...Object.values(requestBody?.content ?? {}).map(({ schema }) => schema),
    ...Object.values(responses).flatMap(({ content }) =>
      Object.values(content ?? {}).map(({ schema }) => schema),
    ),
  ];
  const checkAnswer = (id: string, status: string, type: string, answer: unknown): void => {
    const schema = described.get(id)?.responses[status]?.content?.[type]?.schema;
    expect({ id, schema: typeof schema }).toEqual({ id, schema: 'object' });
    const validate = ajv.compile({ ...schema, components: document.components });
    expect({ id, fits: validate(answer), errors: validate.errors }).toEqual({ id, fits: true, errors: null });
  };

  it('describes every operation that the contracts declare, with JSON Schema 2020-12', () => {
    expect(document.openapi).toBe('3.1.0');
    expect([...described.keys()].sort()).toEqual(declared.map(({ id }) => id).sort());
    for (const operation of described.values())
      for (const schema of schemasOf(operation)) expect(ajv.validateSchema(schema)).toBe(true);
  });

  it('names every part of each path as a parameter, and the cookie that signs in', async () => {
    for (const { path, parameters } of described.values()) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).toEqual(inPath);
    }
    const cookie = await test.given.cookie(await test.given.person());
    expect(cookie.split('=')[0]).toBe(document.components.securitySchemes.session.name);
  });

  it('fits what every operation answers to a caller without rights: a problem, and never an unexpected one', async () => {
    for (const operation of declared) {
      const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) => placeholders[name] ?? NOWHERE);
      const answer = await fetch(test.url + path, {
        method: operation.method.toUpperCase(),
        headers: { 'content-type': 'application/json', 'idempotency-key': 'openapi-check' },
        ...(operation.method === 'get' ? {} : { body: '{"unknownField":1}' }),
      });
      const seen = { id: operation.id, status: answer.status };
      expect({ ...seen, expected: answer.status < 500 }).toEqual({ ...seen, expected: true });
      const text = await answer.text();
      if (answer.ok) continue;
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      checkAnswer(operation.id, 'default', 'application/problem+json', JSON.parse(text));
    }
  });

  describe('for what is read after people have been at work', () => {
    let call: ApiCaller;
    let params: Record<string, string>;
    beforeAll(async () => {
      const person = await test.given.person({ role: 'admin', name: 'ada' });
      call = apiCaller(test.url, await test.given.cookie(person));
      const community = await test.given.community({ owner: person, visibility: 'public', name: 'parks' });
      const opened = await call(contracts.openThread, {
        params: { communityId: community.id },
        body: { title: 'Benches', markdown: 'Which **parks** need benches?' },
      });
      const place = `thread:${opened.answer.thread.id}`;
      await call(contracts.saveDraft, { params: { place }, body: { markdown: 'Later', revision: 0 } });
      const report = await call(contracts.makeReport, {
        body: {
          subjectKind: 'post',
          subjectId: opened.answer.post.id,
          category: 'wrong',
          reason: 'See table',
        },
      });
      params = {
        communityId: community.id,
        community: 'parks',
        threadId: opened.answer.thread.id,
        postId: opened.answer.post.id,
        place,
        handle: 'ada',
        reportId: report.answer?.id ?? NOWHERE,
      };
    });

    const queries: Record<string, string> = {
      search: '?q=parks',
      suggestMentions: '?q=ad',
      readThreadEvents: '?after=0',
      readMyEvents: '?after=0',
    };
    const needsMail = new Set(['readMail']);
    const reads = declared.filter(({ method, id }) => method === 'get' && !needsMail.has(id));

    it.each(reads.map(({ id }) => id))('%s answers as described', async (id) => {
      const operation = reads.find((read) => read.id === id) as Operation;
      const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? NOWHERE);
      const cookie = await test.given.cookie(
        await test.database.sql
          .selectFrom('person')
          .select('id')
          .where('name', '=', 'ada')
          .executeTakeFirstOrThrow(),
      );
      const answer = await fetch(test.url + path + (queries[id] ?? ''), { headers: { cookie } });
      const body = (await answer.json()) as unknown;
      expect({ id, status: answer.status, body: answer.ok ? null : body }).toEqual({
        id,
        status: 200,
        body: null,
      });
      operation.answer.parse(body);
      checkAnswer(id, '200', 'application/json', body);
    });
  });
});
