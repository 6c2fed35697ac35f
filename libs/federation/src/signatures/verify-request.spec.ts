import { createHash, generateKeyPairSync, sign } from 'node:crypto';

import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { senders, type Sender } from '../fixtures/sender-profiles.fixture.js';
import { headerListOf, type HeaderList } from './received-request.js';
import { signCavage, signMessage } from './sign-request.js';
import {
  verifyRequest,
  type KeyAnswer,
  type RequestToVerify,
  type SignatureVerdict,
} from './verify-request.js';

const keys = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2_048 }),
  ed25519: generateKeyPairSync('ed25519'),
  p256: generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
};
const privateKeys = { rsa: keys.rsa.privateKey, ed25519: keys.ed25519.privateKey };
const owner = 'https://peer.example/u/bob';
const keyId = `${owner}#main-key`;
const now = new Date('2026-11-26T12:00:00Z');
const body = Buffer.from('{"type": "Create",  "content": "Grüße"}');
const inbox = 'https://h.example/inbox';

let asked: string[] = [];
beforeEach(() => {
  asked = [];
});
const answering = (answer: KeyAnswer) => (id: string) => {
  asked.push(id);
  return Promise.resolve(answer);
};
const resolve = answering({ kind: 'key', owner, key: keys.rsa.publicKey });
const resolveEd25519 = answering({ kind: 'key', owner, key: keys.ed25519.publicKey });
const verify = (request: Partial<RequestToVerify>, key = resolve): Promise<SignatureVerdict> =>
  verifyRequest({ method: 'POST', url: inbox, headers: [], rawBody: body, now, ...request }, key);
const refused = (because: string): object => ({ kind: 'refused', because });

/** A draft signature over whatever a test wants, right or wrong. */
interface Draft {
  readonly covered: readonly string[];
  readonly fields?: Record<string, string>;
  readonly parameters?: string;
  readonly target?: string;
}
const sha256 = createHash('sha256').update(body).digest('base64');
const usualFields = { Host: 'h.example', Date: now.toUTCString(), Digest: `SHA-256=${sha256}` };
const usual = ['(request-target)', 'host', 'date', 'digest'];

function draft({ covered, fields = {}, parameters = '', target = 'post /inbox' }: Draft): HeaderList {
  const sent: Record<string, string> = { ...usualFields, ...fields };
  const lower = new Map(Object.entries(sent).map(([name, value]) => [name.toLowerCase(), value.trim()]));
  const parameter = (name: string): string => new RegExp(`${name}="?([\\d.]+)`).exec(parameters)?.[1] ?? '';
  const value = (name: string): string => {
    if (name === '(request-target)') return target;
    return name.startsWith('(') ? parameter(name.slice(1, -1)) : (lower.get(name) ?? '');
  };
  const text = covered.map((name) => `${name}: ${value(name)}`).join('\n');
  const signature = sign('sha256', Buffer.from(text, 'latin1'), keys.rsa.privateKey).toString('base64');
  const header = `keyId="${keyId}",headers="${covered.join(' ')}",${parameters}signature="${signature}"`;
  return [...Object.entries(sent), ['Signature', header]];
}
const without = (...names: string[]): string[] => usual.filter((name) => !names.includes(name));
const change = (headers: HeaderList, name: string, value: string): HeaderList =>
  headers.map(([other, old]) => [other, other.toLowerCase() === name ? value : old]);

const postByDraft = async (at = now): Promise<HeaderList> =>
  Object.entries(
    await signCavage(
      { method: 'POST', url: new URL(inbox), body, now: at },
      { keyId, privateKey: keys.rsa.privateKey },
    ),
  );
const postByStandard = async (at = now): Promise<HeaderList> =>
  Object.entries(
    await signMessage(
      { method: 'POST', url: new URL(inbox), body, now: at },
      { keyId, privateKey: keys.rsa.privateKey },
    ),
  );
const bothWays = [
  ['draft-cavage', postByDraft],
  ['rfc9421', postByStandard],
] as const;

describe('verifyRequest believes', () => {
  const request = (sender: Sender): Partial<RequestToVerify> => {
    const rawBody = sender.method === 'POST' ? body : Buffer.alloc(0);
    const headers = sender.headers(privateKeys, rawBody, now);
    return { method: sender.method, url: `https://h.example${sender.target}`, headers, rawBody };
  };
  const keyFor = (sender: Sender): typeof resolve =>
    sender.keyId.endsWith('#multikey-1') ? resolveEd25519 : resolve;

  it.each(senders)('$name', async (sender) => {
    const verdict = await verify(request(sender), keyFor(sender));
    expect(verdict).toMatchObject({ kind: 'verified', keyId: sender.keyId, owner });
    expect(asked).toEqual([sender.keyId]);
  });

  it.each(senders)('not a copy of it with other bytes, path, host or key: $name', async (sender) => {
    const given = request(sender);
    const key = keyFor(sender);
    const other = generateKeyPairSync(key === resolve ? 'rsa' : ('ed25519' as 'rsa'), {
      modulusLength: 2_048,
    });
    for (const changed of [
      { ...given, rawBody: Buffer.concat([body, Buffer.from(' ')]) },
      { ...given, url: 'https://h.example/other' },
      { ...given, url: `https://other.example${sender.target}` },
      { ...given, method: sender.method === 'GET' ? 'POST' : 'PUT' },
    ]) {
      expect((await verify(changed, key)).kind).toBe('refused');
    }
    const stranger = answering({ kind: 'key', owner, key: other.publicKey });
    expect(await verify(given, stranger)).toEqual(refused('signature-differs'));
  });

  it('P-256 keys by the draft', async () => {
    const answer = answering({ kind: 'key', owner, key: keys.p256.publicKey });
    const text = usual.map((name) => {
      const fields: Record<string, string> = {
        host: 'h.example',
        date: now.toUTCString(),
        digest: `SHA-256=${sha256}`,
      };
      return `${name}: ${fields[name] ?? 'post /inbox'}`;
    });
    const der = sign('sha256', Buffer.from(text.join('\n')), keys.p256.privateKey).toString('base64');
    const header = `keyId="${keyId}",algorithm="hs2019",headers="${usual.join(' ')}",signature="${der}"`;
    const headers: HeaderList = [...Object.entries(usualFields), ['Signature', header]];
    expect(await verify({ headers }, answer)).toMatchObject({ kind: 'verified', scheme: 'draft-cavage' });
  });

  it('RSA-PSS by RFC 9421', async () => {
    const wanted = {
      label: 'x',
      components: ['@method', '@target-uri', 'content-digest'],
      created: true,
      expires: true,
    };
    const signer = { keyId, privateKey: keys.rsa.privateKey };
    const toSign = { method: 'POST', url: new URL(inbox), body, now } as const;
    const headers = Object.entries(
      await signMessage(toSign, signer, { ...wanted, algorithm: 'rsa-pss-sha512' }),
    );
    expect(await verify({ headers })).toMatchObject({ kind: 'verified', scheme: 'rfc9421' });
  });

  it('the second of two schemes when the first does not hold, and the first that holds', async () => {
    const [standard, byDraft] = [await postByStandard(), await postByDraft()];
    const extra = (list: HeaderList): HeaderList => list.filter(([name]) => !['Host', 'Date'].includes(name));
    expect(await verify({ headers: [...byDraft, ...extra(standard)] })).toMatchObject({ scheme: 'rfc9421' });
    const broken = change(extra(standard), 'signature', 'sig1=:AAAA:');
    expect(await verify({ headers: [...byDraft, ...broken] })).toMatchObject({ scheme: 'draft-cavage' });
    expect(asked).toHaveLength(3);
  });

  it('header names in any case, and spaces around values', async () => {
    const headers = (await postByDraft()).map(
      ([name, value]) => [name.toUpperCase(), `  ${value} `] as const,
    );
    expect(await verify({ headers })).toMatchObject({ kind: 'verified' });
    expect(await verify({ headers: headerListOf(headers.flat()) })).toMatchObject({ kind: 'verified' });
  });

  it('header bytes beyond ASCII as they came over the wire', async () => {
    const latin1 = Buffer.from('Grüße').toString('latin1');
    const headers = draft({ covered: [...usual, 'x-note'], fields: { 'X-Note': latin1 } });
    expect(await verify({ headers })).toMatchObject({ kind: 'verified' });
  });
});

describe('verifyRequest refuses (IN1)', () => {
  it('a request without signature', async () => {
    expect(await verify({ headers: Object.entries(usualFields) })).toEqual(refused('signature-missing'));
    expect(await verify({ headers: [['Authorization', 'Bearer x']] })).toEqual(refused('signature-missing'));
    expect(asked).toEqual([]);
  });

  const NEAR_THE_END = /.(?=.{20}[:"=]*$)/;
  const other = (letter: string): string => (letter === 'A' ? 'B' : 'A');

  it('a wrong signature, and one by another key', async () => {
    for (const [, make] of bothWays) {
      const headers = await make();
      const stranger = generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey;
      const answer = answering({ kind: 'key', owner, key: stranger });
      expect(await verify({ headers }, answer)).toEqual(refused('signature-differs'));
      const broken = headers.map(
        ([name, value]) => [name, name === 'Signature' ? value.replace(NEAR_THE_END, other) : value] as const,
      );
      expect((await verify({ headers: broken })).kind).toBe('refused');
    }
  });

  it('only the date signed, and every other gap in what is signed, before it asks for a key', async () => {
    const cases: [string[], string][] = [
      [['date'], 'target-not-covered'],
      [without('(request-target)'), 'target-not-covered'],
      [without('host'), 'host-not-covered'],
      [without('date'), 'date-not-covered'],
      [without('digest'), 'digest-not-covered'],
      [[...usual, 'x-absent'], 'field-absent'],
    ];
    for (const [covered, because] of cases) {
      expect(await verify({ headers: draft({ covered }) })).toEqual(refused(because));
    }
    expect(asked).toEqual([]);
  });

  it('the same gaps by RFC 9421', async () => {
    const made = async (components: string[], parameters: string): Promise<SignatureVerdict> => {
      const input = `sig1=(${components.map((name) => `"${name}"`).join(' ')});${parameters}`;
      const fields = { ...usualFields, 'Content-Digest': `sha-256=:${sha256}:` };
      return verify({
        headers: [...Object.entries(fields), ['Signature-Input', input], ['Signature', 'sig1=:AAAA:']],
      });
    };
    const created = `created=${now.getTime() / 1_000}`;
    const key = `keyid="${keyId}"`;
    const all = ['@method', '@target-uri', 'content-digest'];
    expect(await made(['date'], `${created};${key}`)).toEqual(refused('target-not-covered'));
    expect(await made(all.slice(1), `${created};${key}`)).toEqual(refused('target-not-covered'));
    expect(await made(['@method', 'content-digest'], `${created};${key}`)).toEqual(
      refused('target-not-covered'),
    );
    expect(await made(['@method', '@path', 'content-digest'], `${created};${key}`)).toEqual(
      refused('host-not-covered'),
    );
    expect(await made(all, key)).toEqual(refused('date-not-covered'));
    expect(await made(all.slice(0, 2), `${created};${key}`)).toEqual(refused('digest-not-covered'));
    expect(await made(all, created)).toEqual(refused('signature-malformed'));
    expect(await made([...all, '@method'], `${created};${key}`)).toEqual(refused('signature-malformed'));
    expect(await made([...all, '@status'], `${created};${key}`)).toEqual(refused('component-unsupported'));
    expect(await made(all, `${created};${key};alg="hmac-sha256"`)).toEqual(refused('algorithm-unsupported'));
    expect(await made(all, `created="now";${key}`)).toEqual(refused('signature-malformed'));
    expect(asked).toEqual([]);
    expect(await made(all, `${created};${key}`)).toEqual(refused('signature-differs'));
  });

  it('signatures over more than 32 fields, which would cost us more than them', async () => {
    const names = Array.from({ length: 33 }, (_, index) => `x-${index}`);
    const covered = [...usual, ...names].slice(0, 33);
    const fields = Object.fromEntries(names.map((name) => [name, 'x']));
    expect(await verify({ headers: draft({ covered, fields }) })).toEqual(refused('signature-malformed'));
    expect(await verify({ headers: draft({ covered: covered.slice(0, 32), fields }) })).toMatchObject({
      kind: 'verified',
    });
    const input = `sig1=(${names.map((name) => `"${name}"`).join(' ')});created=1;keyid="${keyId}"`;
    const headers: HeaderList = [
      ['Signature-Input', input],
      ['Signature', 'sig1=:AAAA:'],
    ];
    expect(await verify({ headers })).toEqual(refused('signature-malformed'));
  });

  it('the path alone covered by RFC 9421 when there is a query', async () => {
    const input = `sig1=("@method" "@authority" "@path" "content-digest");created=${now.getTime() / 1_000};keyid="${keyId}"`;
    const headers: HeaderList = [
      ...Object.entries({ ...usualFields, 'Content-Digest': `sha-256=:${sha256}:` }),
      ['Signature-Input', input],
      ['Signature', 'sig1=:AAAA:'],
    ];
    expect(await verify({ headers, url: `${inbox}?x=1` })).toEqual(refused('target-not-covered'));
  });

  it('a parameter that occurs twice, in whatever case, although the signature itself is right', async () => {
    const good = await postByDraft();
    for (const name of ['keyId', 'keyid', 'headers', 'signature', 'algorithm']) {
      const headers = good.map(
        ([other, value]) => [other, other === 'Signature' ? `${value},${name}="AAAA"` : value] as const,
      );
      expect(await verify({ headers })).toEqual(refused('signature-malformed'));
    }
  });

  it('a host signed by RFC 9421 that is not the one that was asked', async () => {
    const input = `("@method" "@path" "host" "content-digest");created=${now.getTime() / 1_000};keyid="${keyId}"`;
    const signedFor = (host: string): HeaderList => {
      const digest = `sha-256=:${sha256}:`;
      const lines = ['"@method": POST', '"@path": /inbox', `"host": ${host}`, `"content-digest": ${digest}`];
      const base = [...lines, `"@signature-params": ${input}`].join('\n');
      const signature = sign('sha256', Buffer.from(base), keys.rsa.privateKey).toString('base64');
      return [
        ['Host', host],
        ['Content-Digest', digest],
        ['Signature-Input', `sig1=${input}`],
        ['Signature', `sig1=:${signature}:`],
      ];
    };
    expect(await verify({ headers: signedFor('h.example') })).toMatchObject({ kind: 'verified' });
    expect(await verify({ headers: signedFor('other.example') })).toEqual(refused('host-differs'));
  });

  it('a digest that is missing, not signed, not of the bytes, unreadable, or of an algorithm we do not know', async () => {
    const cases: [Draft, string][] = [
      [{ covered: without('digest') }, 'digest-not-covered'],
      [{ covered: usual, fields: { Digest: 'SHA-256=AAAA' } }, 'digest-differs'],
      [{ covered: usual, fields: { Digest: `SHA-256=${sha256},SHA-512=AAAA` } }, 'digest-differs'],
      [{ covered: usual, fields: { Digest: `SHA-256=${sha256},SHA-256=AAAA` } }, 'digest-differs'],
      [{ covered: usual, fields: { Digest: sha256 } }, 'digest-malformed'],
      [{ covered: usual, fields: { Digest: '' } }, 'digest-malformed'],
      [{ covered: usual, fields: { Digest: 'MD5=AAAA' } }, 'digest-unsupported'],
      [{ covered: usual, fields: { Digest: 'constructor=AAAA' } }, 'digest-unsupported'],
    ];
    for (const [wanted, because] of cases) {
      expect(await verify({ headers: draft(wanted) })).toEqual(refused(because));
    }
    const list = draft({ covered: usual, fields: { Digest: `MD5=AAAA, sha-256=${sha256}` } });
    expect(await verify({ headers: list })).toMatchObject({ kind: 'verified' });
    const gone = (await postByDraft()).filter(([name]) => name !== 'Digest');
    expect(await verify({ headers: gone })).toEqual(refused('field-absent'));
  });

  it('a body that was parsed and written again, though it means the same (pitfall 15)', async () => {
    const again = Buffer.from(JSON.stringify(JSON.parse(body.toString())));
    for (const [, make] of bothWays) {
      expect(await verify({ headers: await make(), rawBody: again })).toEqual(refused('digest-differs'));
    }
  });

  it('a GET with a body that nothing signs', async () => {
    const toSign = { method: 'GET', url: new URL(inbox), now } as const;
    const headers = Object.entries(await signCavage(toSign, { keyId, privateKey: keys.rsa.privateKey }));
    expect(await verify({ method: 'GET', headers, rawBody: Buffer.alloc(0) })).toMatchObject({
      kind: 'verified',
    });
    expect(await verify({ method: 'GET', headers })).toEqual(refused('digest-not-covered'));
  });
});

describe('verifyRequest and time (IN13)', () => {
  const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000);

  it.each(bothWays)('believes %s from 65 minutes ago to 60 minutes ahead', async (_, make) => {
    for (const [at, expected] of [
      [-120, refused('dated-too-early')],
      [-66, refused('dated-too-early')],
      [-64, { kind: 'verified' }],
      [0, { kind: 'verified' }],
      [59, { kind: 'verified' }],
      [61, refused('dated-too-late')],
      [120, refused('dated-too-late')],
    ] as const) {
      expect(await verify({ headers: await make(minutes(at)) })).toMatchObject(expected);
    }
  });

  it.each(bothWays)(
    'refuses a recorded %s request after two hours, at another path, and at another host',
    async (_, make) => {
      const headers = await make();
      expect(await verify({ headers })).toMatchObject({ kind: 'verified' });
      expect(await verify({ headers, now: minutes(120) })).toEqual(refused('dated-too-early'));
      expect(await verify({ headers, url: 'https://h.example/u/alice/inbox' })).toEqual(
        refused('signature-differs'),
      );
      expect((await verify({ headers, url: 'https://other.example/inbox' })).kind).toBe('refused');
      const renamed = change(headers, 'host', 'other.example');
      expect(await verify({ headers: renamed, url: 'https://other.example/inbox' })).toEqual(
        refused('signature-differs'),
      );
    },
  );

  it('honours the end that a signature states, and lets none live longer than 12 hours', async () => {
    const seconds = now.getTime() / 1_000;
    const timed = (created: number, expires: number | string): HeaderList =>
      draft({
        covered: ['(request-target)', 'host', '(created)', '(expires)', 'digest'],
        parameters: `algorithm="hs2019",created=${created},expires=${expires},`,
      });
    for (const [created, expires, expected] of [
      [seconds - 60, seconds + 60, { kind: 'verified' }],
      [seconds - 60, `${seconds + 60}.5`, { kind: 'verified' }],
      [seconds - 60, seconds - 1, refused('expired')],
      [seconds - 60, seconds + 12 * 3_600, refused('lifetime-too-long')],
      [seconds, seconds + 12 * 3_600, { kind: 'verified' }],
      [seconds - 3_960, seconds + 60, refused('dated-too-early')],
      [seconds + 3_660, seconds + 7_200, refused('dated-too-late')],
      [seconds, 'soon', refused('signature-malformed')],
    ] as const) {
      expect(await verify({ headers: timed(created, expires) })).toMatchObject(expected);
    }
  });

  it('refuses dates that are no date, and two dates', async () => {
    for (const Date of [
      '',
      'yesterday',
      '2026-11-26T12:00:00Z',
      'Thu, 99 Nov 2026 12:00:00 GMT',
      '1764158400',
    ]) {
      expect(await verify({ headers: draft({ covered: usual, fields: { Date } }) })).toEqual(
        refused('date-malformed'),
      );
    }
    const twice: HeaderList = [['Date', now.toUTCString()], ...(await postByDraft())];
    expect(await verify({ headers: twice })).toEqual(refused('date-malformed'));
  });

  it('refuses (created) and (expires) with the old names of algorithms, and without their values', async () => {
    const covered = ['(request-target)', 'host', '(created)', 'digest'];
    const created = `created=${now.getTime() / 1_000},`;
    const old = draft({ covered, parameters: `algorithm="rsa-sha256",${created}` });
    expect(await verify({ headers: old })).toEqual(refused('signature-malformed'));
    expect(await verify({ headers: draft({ covered }) })).toEqual(refused('field-absent'));
    expect(await verify({ headers: draft({ covered, parameters: created }) })).toMatchObject({
      kind: 'verified',
    });
  });
});

describe('verifyRequest and the query (pitfall 14)', () => {
  it('takes a target signed with its query and one signed without, but no other query', async () => {
    const url = `${inbox}?page=1&x=%20`;
    const full = draft({ covered: usual, target: 'post /inbox?page=1&x=%20' });
    const short = draft({ covered: usual, target: 'post /inbox' });
    const other = draft({ covered: usual, target: 'post /inbox?page=2' });
    expect(await verify({ headers: full, url })).toMatchObject({ kind: 'verified' });
    expect(await verify({ headers: short, url })).toMatchObject({ kind: 'verified' });
    expect(await verify({ headers: other, url })).toEqual(refused('signature-differs'));
    expect(await verify({ headers: full, url: inbox })).toEqual(refused('signature-differs'));
  });

  it('signs with the query, or without it for the second attempt', async () => {
    const toSign = { method: 'GET', url: new URL('https://h.example/u/alice?page=1'), now } as const;
    const signer = { keyId, privateKey: keys.rsa.privateKey };
    for (const target of ['with-query', 'path-only'] as const) {
      const headers = Object.entries(await signCavage(toSign, signer, target));
      const got = { method: 'GET', rawBody: Buffer.alloc(0), headers };
      expect(await verify({ ...got, url: 'https://h.example/u/alice?page=1' })).toMatchObject({
        kind: 'verified',
      });
      const bare = await verify({ ...got, url: 'https://h.example/u/alice' });
      expect(bare.kind).toBe(target === 'path-only' ? 'verified' : 'refused');
    }
  });

  it('keeps path and query exactly as they came, dots, slashes and odd signs too', async () => {
    for (const target of ['/a/../inbox', '//inbox', '/inbox%2f', '/in|box', '/inbox?', '/inbox?a?b=/c']) {
      const headers = draft({ covered: usual, target: `post ${target}` });
      expect(await verify({ headers, url: `https://h.example${target}` })).toMatchObject({
        kind: 'verified',
      });
    }
  });

  it('compares the host with the one that was asked: any case, the usual port, nothing else', async () => {
    for (const Host of ['H.Example', 'h.example:443']) {
      const headers = draft({ covered: usual, fields: { Host } });
      expect(await verify({ headers })).toMatchObject({ kind: 'verified' });
    }
    for (const Host of ['h.example:80', 'h.example.', 'other.example', 'h.example, h.example', '']) {
      expect(await verify({ headers: draft({ covered: usual, fields: { Host } }) })).toEqual(
        refused('host-differs'),
      );
    }
    const twice: HeaderList = [['Host', 'h.example'], ...(await postByDraft())];
    expect(await verify({ headers: twice })).toEqual(refused('host-differs'));
  });
});

describe('verifyRequest and keys', () => {
  it('asks only for keys at plain https addresses', async () => {
    for (const id of [
      'acct:bob@peer.example',
      'http://peer.example/u/bob#main-key',
      'bob',
      'https://u:p@peer.example/k',
    ]) {
      const signer = { keyId: id, privateKey: keys.rsa.privateKey };
      const toSign = { method: 'POST', url: new URL(inbox), body, now } as const;
      for (const headers of [await signCavage(toSign, signer), await signMessage(toSign, signer)]) {
        expect(await verify({ headers: Object.entries(headers) })).toEqual(refused('key-id-unacceptable'));
      }
    }
    expect(asked).toEqual([]);
  });

  it('says what became of a key that it did not get', async () => {
    const headers = await postByDraft();
    for (const because of ['gone', 'unreachable', 'unacceptable'] as const) {
      expect(await verify({ headers }, answering({ kind: 'none', because }))).toEqual(
        refused(`key-${because}`),
      );
    }
    const failing = (): Promise<KeyAnswer> => Promise.reject(new Error('no route to host'));
    expect(await verify({ headers }, failing)).toEqual(refused('key-unreachable'));
  });

  it('refuses keys that are weak, private, or of a kind that does not fit the algorithm', async () => {
    const headers = await postByDraft();
    const weak = generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey;
    for (const key of [weak, keys.rsa.privateKey, generateKeyPairSync('ed448').publicKey]) {
      expect(await verify({ headers }, answering({ kind: 'key', owner, key }))).toEqual(
        refused('key-unacceptable'),
      );
    }
    expect(await verify({ headers }, resolveEd25519)).toEqual(refused('algorithm-unsupported'));
  });

  it('takes the key from the resolver alone, never from the body (pitfall 4)', async () => {
    const mallory = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const pem = mallory.publicKey.export({ type: 'spki', format: 'pem' });
    const publicKey = { id: keyId, owner, publicKeyPem: pem };
    const forged = Buffer.from(
      JSON.stringify({ type: 'Update', actor: { id: owner, publicKey }, publicKey }),
    );
    const toSign = { method: 'POST', url: new URL(inbox), body: forged, now } as const;
    const headers = Object.entries(await signCavage(toSign, { keyId, privateKey: mallory.privateKey }));
    expect(await verify({ headers, rawBody: forged })).toEqual(refused('signature-differs'));
    expect(asked).toEqual([keyId]);
  });

  it('names the owner that lists the key, for comparison with the actor (pitfall 3)', async () => {
    const mallory = answering({ kind: 'key', owner: 'https://mallory.example/u/m', key: keys.rsa.publicKey });
    expect(await verify({ headers: await postByDraft() }, mallory)).toMatchObject({
      owner: 'https://mallory.example/u/m',
    });
  });

  it('tells a wrong signature from a missing key, so that a changed key can be fetched anew once (pitfall 25)', async () => {
    const headers = await postByDraft();
    const old = generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey;
    expect(await verify({ headers }, answering({ kind: 'key', owner, key: old }))).toEqual(
      refused('signature-differs'),
    );
    expect(await verify({ headers })).toMatchObject({ kind: 'verified' });
  });

  it('gives a linked-data signature in the body no authority (IN8, pitfall 5)', async () => {
    const signed = { type: 'Create', actor: owner, signature: { type: 'RsaSignature2017', creator: keyId } };
    const rawBody = Buffer.from(JSON.stringify(signed));
    expect(await verify({ headers: Object.entries(usualFields), rawBody })).toEqual(
      refused('signature-missing'),
    );
  });

  it('asks for at most three keys, however many signatures there are', async () => {
    const many = Array.from({ length: 50 }, (_, index) => index);
    const created = now.getTime() / 1_000;
    const inputs = many.map(
      (index) =>
        `s${index}=("@method" "@target-uri" "content-digest");created=${created};keyid="${owner}#${index}"`,
    );
    const headers: HeaderList = [
      ...(await postByDraft()),
      ['Content-Digest', `sha-256=:${sha256}:`],
      ...inputs.map((input) => ['Signature-Input', input] as const),
      ['Signature', many.map((index) => `s${index}=:AAAA:`).join(', ')],
    ];
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey;
    const verdict = await verify({ headers }, answering({ kind: 'key', owner, key: stranger }));
    expect(verdict).toEqual(refused('signature-differs'));
    expect(asked).toEqual([`${owner}#0`, `${owner}#1`, keyId]);
  });
});

describe('verifyRequest never throws', () => {
  const oddities = [
    '',
    'Signature',
    'keyId=',
    'keyId="https://peer.example/k"',
    'keyId="https://peer.example/k",signature="AAAA",keyId="https://other.example/k"',
    'keyId="https://peer.example/k",signature="AAAA",KeyID="https://other.example/k"',
    'keyId="https://peer.example/k",signature="not base64!"',
    'keyId="https://peer.example/k",signature="AAAA",headers=""',
    'keyId="https://peer.example/k",signature="AAAA",headers="date date"',
    'keyId="https://peer.example/k",signature="AAAA",',
    'keyId="https://peer.example/k" signature="AAAA"',
    'keyId="unclosed',
    `keyId="${'\\"'.repeat(5_000)}`,
    'a='.repeat(5_000),
    'sig1=:AAAA:',
  ];

  it.each(oddities)('at the header %j', async (header) => {
    const headers: HeaderList = [...Object.entries(usualFields), ['Signature', header]];
    expect((await verify({ headers })).kind).toBe('refused');
    const both: HeaderList = [...headers, ['Signature-Input', header]];
    expect((await verify({ headers: both })).kind).toBe('refused');
  });

  it('at methods, addresses and header lines that never came over HTTP', async () => {
    const headers = await postByDraft();
    const injected = change(headers, 'host', 'h.example\ndate: x');
    for (const odd of [
      { method: 'POST /inbox' },
      { method: '' },
      { url: '/inbox' },
      { url: 'https://h.example/in box' },
      { url: 'https://h.example/inbox#x' },
      { url: 'ftp://h.example/' },
      { url: '' },
      { headers: injected },
      { headers: [...headers, ['bad name', 'x'] as const] },
      { headers: [...headers, ['X-Note', '\u0100'] as const] },
    ]) {
      expect(await verify({ headers, ...odd })).toEqual(refused('request-malformed'));
    }
  });

  it('whatever stands in the headers, the address or the body', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom(...oddities),
      fc.stringMatching(
        /^[a-z0-9]{1,3}=\(("[@a-z-]{1,9}"(;[a-z]{1,3}(=[?:@%0-9.-]{1,20})?)? ?){0,3}\)(;[a-z]{1,7}=[0-9"@:.-]{1,20}){0,3}$/,
      ),
    );
    const name = fc.constantFrom(
      'Signature',
      'Signature-Input',
      'Digest',
      'Content-Digest',
      'Date',
      'Host',
      'Authorization',
    );
    const field = fc.tuple(fc.oneof(name, fc.string()), text);
    const [byDraft, byStandard] = [await postByDraft(), await postByStandard()];
    const base = fc.constantFrom<HeaderList>([], byDraft, byStandard);
    await fc.assert(
      fc.asyncProperty(
        base,
        fc.array(field, { maxLength: 4 }),
        text,
        fc.uint8Array(),
        async (given, fields, url, bytes) => {
          const replaced = given.map(
            ([other, value]) => [other, fields.find(([at]) => at === other)?.[1] ?? value] as const,
          );
          for (const headers of [[...given, ...fields], replaced]) {
            const verdict = await verify({ headers, url: fields.length > 2 ? url : inbox, rawBody: bytes });
            expect(verdict.kind).toBe('refused');
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('and reads the longest header that HTTP lets in quickly', async () => {
    const long = [
      `keyId="${'a'.repeat(16_000)}`,
      'a,'.repeat(8_000),
      ' '.repeat(16_000),
      'a=b,'.repeat(4_000),
    ];
    const started = performance.now();
    for (const header of long) {
      const headers: HeaderList = [
        ...Object.entries(usualFields),
        ['Signature', header],
        ['Signature-Input', header],
      ];
      expect((await verify({ headers })).kind).toBe('refused');
    }
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
