import type { ServerResponse } from 'node:http';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { FetchBudget } from './fetch-budget.js';
import { Peers } from './peers.fixture.js';
import type { SafeFetch } from './safe-fetch.js';

const peers = new Peers();
/** What is found at each address: a document, or where to look instead. */
const web = new Map<string, string | Buffer | { readonly moved: string } | { readonly html: string }>();
const requests: string[] = [];
let client: SafeFetch;

const HOSTS = ['a.example', 'b.example'];

const answerWith = (response: ServerResponse, found: ReturnType<typeof web.get>): void => {
  if (found === undefined) response.writeHead(404).end();
  else if (typeof found === 'object' && 'moved' in found)
    response.writeHead(302, { location: found.moved }).end();
  else if (typeof found === 'object' && 'html' in found)
    response.writeHead(200, { 'content-type': 'text/html' }).end(found.html);
  else response.writeHead(200, { 'content-type': 'application/activity+json' }).end(found);
};

beforeAll(async () => {
  await peers.start();
  for (const [index, host] of HOSTS.entries())
    await peers.serve(host, `93.184.215.${index + 1}`, (request, response) => {
      const url = `https://${request.headers.host}${request.url}`;
      requests.push(url);
      answerWith(response, web.get(url));
    });
  client = peers.client();
});
afterAll(() => peers.stop());
beforeEach(() => {
  web.clear();
  requests.length = 0;
});

const objectWith = (id: unknown): string => JSON.stringify({ id, type: 'Person' });
const ALICE = 'https://a.example/u/alice';

describe('an object', () => {
  it('is taken from where its id says', async () => {
    web.set(ALICE, objectWith(ALICE));
    expect(await client.fetchObject(ALICE)).toEqual({
      kind: 'object',
      id: ALICE,
      url: ALICE,
      document: { id: ALICE, type: 'Person' },
      bytes: Buffer.from(objectWith(ALICE)),
    });
    expect(requests).toEqual([ALICE]);
  });

  it.each([
    ['https://a.example/@alice', 'at another address of its host'],
    ['https://b.example/copies/alice', 'at another host'],
  ])('found at %s, %s, is taken from its own (OF6)', async (copy) => {
    web.set(copy, JSON.stringify({ id: ALICE, type: 'Person', name: 'forged' }));
    web.set(ALICE, objectWith(ALICE));
    expect(await client.fetchObject(copy)).toMatchObject({
      kind: 'object',
      id: ALICE,
      url: ALICE,
      document: { id: ALICE, type: 'Person' },
    });
    expect(requests).toEqual([copy, ALICE]);
  });

  it('is taken from the end of a redirect when its id says so (OF6)', async () => {
    web.set('https://b.example/old', { moved: ALICE });
    web.set(ALICE, objectWith(ALICE));
    expect(await client.fetchObject('https://b.example/old')).toMatchObject({ kind: 'object', id: ALICE });
    expect(requests).toHaveLength(2);
  });

  it.each([
    ['is missing there', null],
    ['is a third one there', objectWith('https://a.example/u/bob')],
    ['is that of the copy there', objectWith('https://b.example/copies/alice')],
  ])('is refused after one more fetch when its id %s (OF6)', async (_what, there) => {
    web.set('https://b.example/copies/alice', objectWith(ALICE));
    if (there !== null) web.set(ALICE, there);
    const found = await client.fetchObject('https://b.example/copies/alice');
    expect(found).toEqual(
      there === null
        ? { kind: 'status', status: 404, retryAfterSeconds: null }
        : { kind: 'refused', why: 'id-mismatch' },
    );
    expect(requests).toHaveLength(2);
  });

  it('is refused when its own host sends on to another that holds it (OF6)', async () => {
    web.set('https://b.example/copy', objectWith(ALICE));
    web.set(ALICE, { moved: 'https://b.example/u/alice' });
    web.set('https://b.example/u/alice', objectWith(ALICE));
    expect(await client.fetchObject('https://b.example/copy')).toEqual({
      kind: 'refused',
      why: 'id-mismatch',
    });
    web.set('https://b.example/u/alice', objectWith('https://b.example/u/alice'));
    expect(await client.fetchObject('https://b.example/copy')).toEqual({
      kind: 'refused',
      why: 'id-mismatch',
    });
  });

  it.each([[undefined], [null], [42], [[ALICE]], [{ href: ALICE }]])(
    'is refused without an id that is a string: %j (OF6, IN11)',
    async (id) => {
      web.set(ALICE, objectWith(id));
      expect(await client.fetchObject(ALICE)).toEqual({ kind: 'refused', why: 'id-missing' });
      expect(requests).toHaveLength(1);
    },
  );

  it.each([
    ['http://a.example/u/alice', 'not-https'],
    ['https://127.0.0.1/u/alice', 'host-name'],
    ['https://a.example:8443/u/alice', 'port'],
    ['acct:alice@a.example', 'not-https'],
    ['', 'not-https'],
  ])('is not looked for where no request may go: %s (OF6)', async (id, why) => {
    web.set(ALICE, objectWith(id));
    expect(await client.fetchObject(ALICE)).toEqual({ kind: 'refused', why });
    expect(requests).toHaveLength(1);
  });

  it('may be a part of the document that was asked for', async () => {
    const key = `${ALICE}#main-key`;
    web.set(ALICE, objectWith(ALICE));
    expect(await client.fetchObject(key)).toMatchObject({ id: ALICE, url: ALICE });
    web.set(ALICE, objectWith(key));
    expect(await client.fetchObject(key)).toMatchObject({ id: key, url: ALICE });
    expect(requests).toEqual([ALICE, ALICE]);
  });

  it('has one spelling of its id', async () => {
    web.set(ALICE, objectWith('HTTPS://A.EXAMPLE:443/u/alice'));
    expect(await client.fetchObject('https://A.example/u/alice')).toMatchObject({ id: ALICE, url: ALICE });
  });

  it.each([
    ['[]'],
    ['null'],
    ['"text"'],
    ['{'],
    [''],
    [Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    [`${'{"a":'.repeat(33)}1${'}'.repeat(33)}`],
    [`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('is refused when it is no JSON object', async (text) => {
    web.set(ALICE, text);
    expect(await client.fetchObject(ALICE)).toEqual({ kind: 'refused', why: 'not-json' });
  });

  it('is not looked for in a page for people (OF5)', async () => {
    web.set(ALICE, { html: objectWith(ALICE) });
    expect(await client.fetchObject(ALICE)).toEqual({ kind: 'wrong-type', type: 'text/html' });
  });

  it('costs two requests of the budget when it is fetched again', async () => {
    const copy = 'https://b.example/copy';
    web.set(copy, objectWith(ALICE));
    web.set(ALICE, objectWith(ALICE));
    expect(await client.fetchObject(copy, { budget: new FetchBudget(1) })).toEqual({
      kind: 'refused',
      why: 'budget-spent',
    });
    const budget = new FetchBudget(2);
    expect(await client.fetchObject(copy, { budget })).toMatchObject({ kind: 'object' });
    expect(budget.left).toBe(0);
  });
});
