import type { ServerResponse } from 'node:http';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { certificateAuthority, eventually } from '#libs/testing';

import { isWithin } from './canonical-host.js';
import { FetchBudget } from './fetch-budget.js';
import { systemNetwork } from './network.js';
import { connectionsBegunBy, Peers } from './peers.fixture.js';
import type { SafeFetch } from './safe-fetch.js';

const JSON_TYPES = { accept: ['application/json'] };
const A = 'a.example';
const A_ADDRESS = '93.184.215.14';
const B = 'b.example';
const B_ADDRESS = '2606:2800:21f:cb07:6820:80da:af6b:8b2c';

const peers = new Peers();
/** What `a.example` and `b.example` answer, by path. */
const answers = new Map<string, (response: ServerResponse) => void>();
const requests: { url: string; headers: Record<string, unknown> }[] = [];

const sendJson = (response: ServerResponse, type = 'application/json'): void => {
  response.setHeader('content-type', type);
  response.end('{"ok":true}');
};
const redirect = (from: string, to: string, status = 302): void => {
  answers.set(from, (response) => void response.writeHead(status, { location: to }).end());
};

let client: SafeFetch;

beforeAll(async () => {
  await peers.start();
  for (const [host, address] of [
    [A, A_ADDRESS],
    [B, B_ADDRESS],
  ] as const)
    await peers.serve(host, address, (request, response) => {
      const url = `https://${request.headers.host}${request.url}`;
      requests.push({ url, headers: request.headers });
      (answers.get(url) ?? sendJson)(response);
    });
  client = peers.client();
});
afterAll(() => peers.stop());
beforeEach(() => {
  peers.closeIdle();
  peers.forget();
  answers.clear();
  requests.length = 0;
});

const get = (url: string) => client.get(url, JSON_TYPES);
const refused = (why: string) => ({ kind: 'refused', why });

describe('a request to an address that somebody else chose', () => {
  it('goes to the address that was looked up, by name in TLS and in the Host header', async () => {
    expect(await peers.client().get('https://a.example/x?y=1', JSON_TYPES)).toMatchObject({
      kind: 'document',
      url: 'https://a.example/x?y=1',
      contentType: 'application/json',
      bytes: Buffer.from('{"ok":true}'),
    });
    expect(peers.lookups).toEqual([A]);
    expect(peers.connections).toEqual([`${A_ADDRESS}:443`]);
    expect(requests[0]?.headers).toMatchObject({
      host: A,
      'user-agent': 'Guildhall/test',
      accept: 'application/json',
    });
  });

  it('is not sent to a server that cannot prove its name', async () => {
    peers.records.set('c.example', [A_ADDRESS]);
    expect(await get('https://c.example/')).toMatchObject({ kind: 'unreachable', why: 'certificate' });
    const distrustful = peers.client({ authorities: certificateAuthority().pem });
    expect(await distrustful.get('https://a.example/', JSON_TYPES)).toMatchObject({
      kind: 'unreachable',
      why: 'certificate',
    });
    expect(requests).toEqual([]);
  });

  it('uses a connection again after an answer that was read to its end', async () => {
    const fresh = peers.client();
    await fresh.get('https://a.example/1', JSON_TYPES);
    await fresh.get('https://a.example/2', JSON_TYPES);
    expect(requests).toHaveLength(2);
    expect(peers.connections).toHaveLength(1);
    expect(peers.lookups).toHaveLength(2);
  });

  it('takes nothing for its answer that came before it was sent', async () => {
    const answerOf = (text: string) =>
      `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\n\r\n${text}`;
    let speak = (): void => undefined;
    await peers.serveRaw('early.example', '93.184.215.30', (socket) => {
      socket.write(answerOf('"asked"'));
      speak = () => void socket.write(answerOf('"early"'));
    });
    const fresh = peers.client();
    const ask = async () => {
      const found = await fresh.get('https://early.example/', JSON_TYPES);
      return found.kind === 'document' ? found.bytes.toString() : found;
    };
    expect(await ask()).toBe('"asked"');
    speak();
    await eventually(() => expect(peers.open.size).toBe(0));
    expect(await ask()).toBe('"asked"');
    expect(peers.connections).toHaveLength(2);
  });

  it('tries the next address when one cannot be reached', async () => {
    peers.records.set(B, ['93.184.215.99', B_ADDRESS]);
    expect(await peers.client().get('https://b.example/', JSON_TYPES)).toMatchObject({ kind: 'document' });
    expect(peers.connections).toEqual(['93.184.215.99:443', `${B_ADDRESS}:443`]);
    peers.records.set(B, [B_ADDRESS]);
  });

  it('says so when the name does not exist or nobody listens', async () => {
    expect(await get('https://nobody.example/')).toEqual({
      kind: 'unreachable',
      why: 'name',
      code: 'ENOTFOUND',
    });
    peers.records.set('closed.example', ['93.184.215.99']);
    expect(await get('https://closed.example/')).toEqual({
      kind: 'unreachable',
      why: 'connection',
      code: 'ECONNREFUSED',
    });
  });

  it('gives the status, and how long to wait, when there is nothing to have', async () => {
    answers.set('https://a.example/gone', (response) => void response.writeHead(410).end());
    expect(await get('https://a.example/gone')).toEqual({
      kind: 'status',
      status: 410,
      retryAfterSeconds: null,
    });
    answers.set('https://a.example/busy', (response) =>
      response.writeHead(429, { 'retry-after': '120' }).end(),
    );
    expect(await get('https://a.example/busy')).toEqual({
      kind: 'status',
      status: 429,
      retryAfterSeconds: 120,
    });
  });
});

/** One or more addresses of each special-use block, as answers of a name server. */
const NOT_PUBLIC = [
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '192.0.0.1',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::7f00:1',
  '2001:0:7f00:1::',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'ff02::1',
];

describe('the address guard, on the real network of this machine', () => {
  const guarded = (records: readonly string[], extra = {}) =>
    peers.client({
      network: { ...peers.network, lookup: () => Promise.resolve(records) },
      ...extra,
    });

  it.each(NOT_PUBLIC)(
    'opens no connection to %s, alone or beside a public address (OF1, OF4)',
    async (bad) => {
      const begun = await connectionsBegunBy(async () => {
        for (const records of [[bad], [A_ADDRESS, bad], [bad, A_ADDRESS]])
          expect(await guarded(records).get('https://a.example/', JSON_TYPES)).toEqual(
            refused('private-address'),
          );
      });
      expect(begun).toBe(0);
      expect(peers.connections).toEqual([]);
    },
  );

  it.each(NOT_PUBLIC)('opens no connection to %s in place of a name (OF1, pitfall 6)', async (bad) => {
    const url = bad.includes(':') ? `https://[${bad}]/` : `https://${bad}/`;
    const begun = await connectionsBegunBy(async () => {
      expect(await get(url)).toEqual(refused('host-name'));
    });
    expect(begun).toBe(0);
    expect(peers.lookups).toEqual([]);
  });

  it('counts connections, so that none in these tests means something', async () => {
    expect(await connectionsBegunBy(() => guarded([A_ADDRESS]).get('https://a.example/', JSON_TYPES))).toBe(
      1,
    );
  });

  it.each([
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://0x7f.1/',
    'https://127.1/',
    'https://localhost./',
    'https://a.example@127.0.0.1/',
    'https://a．example/',
    'https://a.exa\tmple/',
    'https://a.exa\nmple/',
    'http://a.example/',
    'https://a.example:8080/',
  ])('neither looks up nor opens a connection for %j (OF2)', async (url) => {
    const begun = await connectionsBegunBy(async () => {
      expect(await get(url)).toMatchObject({ kind: 'refused' });
    });
    expect(begun).toBe(0);
    expect(peers.lookups).toEqual([]);
  });

  it('connects to the address it checked when the name changes its mind (OF4, pitfall 7)', async () => {
    const replies = [[A_ADDRESS], ['127.0.0.1']];
    let asked = 0;
    const rebound = peers.client({
      network: {
        ...peers.network,
        lookup: () => {
          asked += 1;
          return Promise.resolve(replies[asked - 1] ?? ['127.0.0.1']);
        },
      },
    });
    expect(await rebound.get('https://a.example/', JSON_TYPES)).toMatchObject({ kind: 'document' });
    expect([asked, peers.connections]).toEqual([1, [`${A_ADDRESS}:443`]]);
    expect(await rebound.get('https://a.example/', JSON_TYPES)).toEqual(refused('private-address'));
    expect([asked, peers.connections.length]).toEqual([2, 1]);
  });

  it('exempts the hosts of the dial map, and those only', async () => {
    const port = await peers.serve('northfield.localhost', '93.184.215.20', (request, response) => {
      requests.push({ url: String(request.url), headers: request.headers });
      sendJson(response);
    });
    const dialler = peers.client({
      network: systemNetwork(),
      dial: { 'northfield.localhost': { address: '127.0.0.1', port } },
    });
    for (const url of ['https://northfield.localhost/', 'https://northfield.localhost:9443/'])
      expect(await dialler.get(url, JSON_TYPES)).toMatchObject({ kind: 'document', url });
    expect(requests.map(({ headers }) => headers['host'])).toEqual([
      'northfield.localhost',
      'northfield.localhost:9443',
    ]);
    const others = peers.client({ dial: { 'northfield.localhost': { address: '127.0.0.1', port } } });
    peers.records.set('other.localhost', ['127.0.0.1']);
    expect(await others.get('https://other.localhost/', JSON_TYPES)).toEqual(refused('private-address'));
    expect(await others.get('https://a.northfield.localhost:9443/', JSON_TYPES)).toEqual(refused('port'));
  });
});

describe('redirects', () => {
  it('are followed three times at most, signed anew at each (OF3, pitfall 7)', async () => {
    for (const [from, to] of [
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 5],
    ])
      redirect(`https://a.example/${from}`, `/${to}`);
    const prepared: string[] = [];
    const prepare = ({ url }: { url: string }) => {
      prepared.push(url);
      return { signature: url };
    };
    expect(await client.get('https://a.example/2', { ...JSON_TYPES, prepare })).toMatchObject({
      kind: 'document',
      url: 'https://a.example/5',
    });
    expect(requests.map(({ headers }) => headers['signature'])).toEqual(prepared);
    expect(prepared).toEqual([2, 3, 4, 5].map((path) => `https://a.example/${path}`));
    requests.length = 0;
    expect(await get('https://a.example/1')).toEqual(refused('too-many-redirects'));
    expect(requests).toHaveLength(4);
  });

  it.each([301, 302, 303, 307, 308])(
    'may lead to another host, which is looked up and checked (%i)',
    async (status) => {
      redirect('https://a.example/moved', 'https://b.example/here', status);
      expect(await get('https://a.example/moved')).toMatchObject({ url: 'https://b.example/here' });
      expect(peers.lookups).toEqual([A, B]);
    },
  );

  it.each([
    ['https://inner.example/', 'private-address'],
    ['https://127.0.0.1/', 'host-name'],
    ['https://[::1]/', 'host-name'],
    ['https://b.example:8080/', 'port'],
    ['http://b.example/', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['data:application/json,{}', 'not-https'],
    ['gopher://b.example/', 'not-https'],
    ['//user@b.example/', 'user-info'],
    ['https://denied.example/', 'denied-host'],
  ])('to %s end there (OF3)', async (to, why) => {
    peers.records.set('inner.example', ['10.0.0.1']);
    redirect('https://a.example/trap', to);
    const wary = peers.client({ isDenied: (host) => host === 'denied.example' });
    expect(await wary.get('https://a.example/trap', JSON_TYPES)).toEqual(refused(why));
    expect(peers.connections).toEqual([`${A_ADDRESS}:443`]);
  });

  it('in a circle stop at the first repetition (OF3)', async () => {
    redirect('https://a.example/self', '/self');
    expect(await get('https://a.example/self')).toEqual(refused('redirect-loop'));
    expect(requests).toHaveLength(1);
    redirect('https://a.example/there', 'https://b.example/back');
    redirect('https://b.example/back', 'https://a.example/there#again');
    expect(await get('https://a.example/there')).toEqual(refused('redirect-loop'));
    expect(requests).toHaveLength(3);
  });

  it('without a place to go to are answers without a document', async () => {
    answers.set('https://a.example/nowhere', (response) => void response.writeHead(302).end());
    expect(await get('https://a.example/nowhere')).toMatchObject({ kind: 'status', status: 302 });
  });
});

describe('content types', () => {
  it.each(['text/html', 'text/plain', 'application/octet-stream', 'application/activity+json', undefined])(
    'other than the accepted ones are refused: %s (OF5)',
    async (type) => {
      answers.set('https://a.example/typed', (response) => {
        if (type === undefined) response.end('{}');
        else sendJson(response, type);
      });
      expect(await get('https://a.example/typed')).toEqual({ kind: 'wrong-type', type: type ?? null });
    },
  );
});

it.each([
  [{ url: 'https://a.example/' }],
  [['https://a.example/']],
  [{ socketPath: '/run/docker.sock', method: 'POST', headers: {}, host: 'a.example' }],
  [42],
  [null],
  [undefined],
])('reaches the network with strings only: %j is refused (IN11)', async (value) => {
  const begun = await connectionsBegunBy(async () => {
    const url = value as unknown as string;
    expect(await get(url)).toEqual(refused('malformed'));
    expect(await client.fetchObject(url)).toEqual(refused('malformed'));
    expect(await client.stream(url, { ...JSON_TYPES, limits: { bytes: 1, seconds: 1 } })).toEqual(
      refused('malformed'),
    );
    const delivery = { body: Buffer.from('{}'), contentType: 'application/json', accept: 'application/json' };
    expect(await client.post(url, delivery)).toEqual(refused('malformed'));
  });
  expect(begun).toBe(0);
});

it.each([
  'https://evil.example/',
  'https://EVIL.example/',
  'https://sub.evil.example/',
  'https://evil.example:443/',
])('asks no denied host in any spelling: %s (IN14)', async (url) => {
  const wary = peers.client({ isDenied: (host) => Promise.resolve(isWithin(host, 'Evil.Example.')) });
  expect(await wary.get(url, JSON_TYPES)).toEqual(refused('denied-host'));
  expect(await wary.get('https://a.example/', JSON_TYPES)).toMatchObject({ kind: 'document' });
  expect(peers.lookups).toEqual([A]);
});

it.each([
  'https://evil.example./',
  'https://ｅvil.example/',
  'https://evil。example/',
  'https://evil.example:8443/',
])('does not ask a denied host in a spelling that nobody may use: %s (IN14)', async (url) => {
  expect(await get(url)).toMatchObject({ kind: 'refused' });
  expect(peers.lookups).toEqual([]);
});

describe('a budget', () => {
  it('is shared by the requests of one cause, redirects counted', async () => {
    redirect('https://a.example/1', '/2');
    const budget = new FetchBudget(4);
    const spend = (url: string) => client.get(url, { ...JSON_TYPES, budget });
    expect(await spend('https://a.example/1')).toMatchObject({ kind: 'document' });
    expect(await spend('https://b.example/')).toMatchObject({ kind: 'document' });
    expect(budget.left).toBe(1);
    expect(await spend('https://a.example/1')).toEqual(refused('budget-spent'));
    expect(await spend('https://a.example/2')).toEqual(refused('budget-spent'));
    expect(requests).toHaveLength(4);
  });

  it('allows 20 requests unless told otherwise, and is not spent by what is refused before', async () => {
    const budget = new FetchBudget();
    expect(await client.get('http://a.example/', { ...JSON_TYPES, budget })).toEqual(refused('not-https'));
    expect(budget.left).toBe(20);
  });
});

describe('a host that could not be reached', () => {
  it('is left alone for a while, and asked again after that', async () => {
    const patient = peers.client({ limits: { restSeconds: 0.3 } });
    const ask = () => patient.get('https://flaky.example/', JSON_TYPES);
    peers.records.set('flaky.example', ['93.184.215.99']);
    expect(await ask()).toMatchObject({ kind: 'unreachable', why: 'connection' });
    expect(await ask()).toEqual({ kind: 'unreachable', why: 'failed-recently', code: null });
    expect(peers.connections).toHaveLength(1);
    await peers.serve('flaky.example', '93.184.215.21', (_request, response) => sendJson(response));
    await eventually(async () => expect(await ask()).toMatchObject({ kind: 'document' }));
  });
});
