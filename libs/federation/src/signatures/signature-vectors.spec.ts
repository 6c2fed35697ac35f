import { createHash, createHmac, createPrivateKey, createPublicKey } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import { parseDictionary, type InnerList } from 'structured-headers';

import { corpusFolder, listCorpus, readCorpus } from '../fixtures/corpus.fixture.js';
import { readVectors } from '../fixtures/vectors.fixture.js';
import { checkDigest } from './body-digest.js';
import { cavageAlgorithms, readCavage } from './cavage-parameters.js';
import { cavageSigningString } from './cavage-signing-string.js';
import { cavageHeader } from './claim-cavage.js';
import { componentValue } from './message-components.js';
import { fieldValue, signedMessageOf, type HeaderList, type SignedMessage } from './received-request.js';
import { createSignature, signatureMatches, type SignatureAlgorithm } from './signature-algorithm.js';
import { signatureBase } from './signature-base.js';
import { refuse, SignatureRefused } from './signature-refused.js';

interface CavageVectors {
  readonly request: { method: string; path: string; headers: Record<string, string>; body: string };
  readonly publicKeyPem: string;
  readonly privateKeyPem: string;
  readonly cases: readonly {
    name: string;
    keyId: string;
    algorithm: string;
    headers: string;
    signingString: string;
    signature: string;
  }[];
}
interface Rfc9421Vectors {
  readonly messages: Record<string, string>;
  readonly keys: Record<string, { publicKeyPem: string; privateKeyPem: string; base64: string }>;
  readonly cases: readonly {
    name: string;
    label: string;
    alg: string;
    keyid: string;
    message: string;
    signatureBase: string;
    signatureInput: string;
    signature: string;
    deterministic: boolean;
  }[];
}

/** Reads a message as it is printed: a start line, header lines, an empty line, a body. */
function messageIn(text: string): SignedMessage {
  const [head = '', rawBody = ''] = text.replaceAll('\r\n', '\n').split('\n\n');
  const [start = '', ...lines] = head.split('\n').filter((line) => line !== '');
  const headers: HeaderList = lines.map((line) => [
    line.slice(0, line.indexOf(':')),
    line.slice(line.indexOf(':') + 1),
  ]);
  const [method = '', target = ''] = start.startsWith('HTTP/') ? ['GET', '/'] : start.split(' ');
  const url = `https://${fieldValue(headers, 'host') ?? 'example.com'}${target}`;
  return signedMessageOf({ method, url, headers, rawBody: Buffer.from(rawBody) });
}

const refusal = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error instanceof SignatureRefused ? error.because : error;
  }
};

describe('draft-cavage, appendix C', () => {
  const { request, publicKeyPem, privateKeyPem, cases } = readVectors<CavageVectors>('cavage-vectors');
  const message = signedMessageOf({
    method: request.method,
    url: `https://example.com${request.path}`,
    headers: Object.entries(request.headers),
    rawBody: Buffer.from(request.body),
  });

  it.each(cases)(
    '$name: reads the header, builds the printed string, verifies and makes the signature',
    async (vector) => {
      const { keyId, algorithm, headers, signature } = vector;
      const listed = headers === 'date' ? '' : `headers="${headers}",`;
      const read = readCavage(`keyId="${keyId}",algorithm="${algorithm}",${listed}signature="${signature}"`);
      expect(read).toMatchObject({ keyId, algorithm, covered: headers.split(' ') });
      const text = cavageSigningString(message, read, 'with-query');
      expect(text).toBe(vector.signingString);
      const [own = refuse('algorithm-unsupported')] = cavageAlgorithms(read.algorithm);
      expect(signatureMatches(own, createPublicKey(publicKeyPem), Buffer.from(text), read.signature)).toBe(
        true,
      );
      const made = await createSignature(own, createPrivateKey(privateKeyPem), Buffer.from(text));
      expect(made.toString('base64')).toBe(signature);
    },
  );

  it('has the digest of its body', () => {
    expect(refusal(() => checkDigest(message, 'digest'))).toBeUndefined();
  });
});

describe('RFC 9421, appendix B.2', () => {
  const { messages, keys, cases } = readVectors<Rfc9421Vectors>('rfc9421-vectors');

  /** The printed response was signed with another digest than the one printed above it. */
  const inResponse =
    (base: string) =>
    (name: string): string | undefined => {
      if (name === '@status') return '200';
      return name === 'content-digest' ? /^"content-digest": (.+)$/m.exec(base)?.[1] : undefined;
    };

  it.each(cases)('$name: builds the printed base and verifies the signature', async (vector) => {
    const message = messageIn(messages[vector.message] ?? '');
    const given = vector.message === 'test-response' ? inResponse(vector.signatureBase) : () => undefined;
    const input = parseDictionary(vector.signatureInput).get(vector.label) as InnerList;
    const base = signatureBase(input, (part) => given(part.name) ?? componentValue(message, part));
    expect(base).toBe(vector.signatureBase);
    const printed = Buffer.from(parseDictionary(vector.signature).get(vector.label)?.[0] as ArrayBuffer);
    const { publicKeyPem = '', privateKeyPem = '', base64 = '' } = keys[vector.keyid] ?? {};
    if (vector.alg === 'hmac-sha256') {
      const hmac = createHmac('sha256', Buffer.from(base64, 'base64')).update(base).digest();
      expect(hmac).toEqual(printed);
      return;
    }
    const algorithm = vector.alg as SignatureAlgorithm;
    const publicKey = createPublicKey(publicKeyPem);
    expect(signatureMatches(algorithm, publicKey, Buffer.from(base), printed)).toBe(true);
    expect(signatureMatches(algorithm, publicKey, Buffer.from(`${base} `), printed)).toBe(false);
    const made = await createSignature(algorithm, createPrivateKey(privateKeyPem), Buffer.from(base));
    expect(signatureMatches(algorithm, publicKey, Buffer.from(base), made)).toBe(true);
    expect(!vector.deterministic || made.equals(printed)).toBe(true);
  });

  it('has the digest of the request’s body, and not that of another', () => {
    const message = messageIn(messages['test-request'] ?? '');
    expect(refusal(() => checkDigest(message, 'content-digest'))).toBeUndefined();
    const changed = { ...message, rawBody: Buffer.from('{"hello": "World"}') };
    expect(refusal(() => checkDigest(changed, 'content-digest'))).toBe('digest-differs');
  });

  it('derives the components of the examples in section 2.2', () => {
    const message = signedMessageOf({
      method: 'POST',
      url: 'https://www.Example.com:443/path?param=value&foo=bar&baz=batman&qux=&var=a%20b+c%0A&f%C3%A7=%22!&twice=1&twice=2',
      headers: [],
      rawBody: Buffer.alloc(0),
    });
    const value = (name: string, own: Record<string, string> = {}): unknown =>
      refusal(() => componentValue(message, { name, parameters: new Map(Object.entries(own)) }));
    expect(value('@method')).toBe('POST');
    expect(value('@authority')).toBe('www.example.com');
    expect(value('@scheme')).toBe('https');
    expect(value('@path')).toBe('/path');
    expect(value('@query')).toMatch(/^\?param=value&foo=bar/);
    expect(value('@request-target')).toMatch(/^\/path\?param=value/);
    expect(value('@target-uri')).toMatch(/^https:\/\/www\.example\.com\/path\?param=value/);
    expect(value('@query-param', { name: 'baz' })).toBe('batman');
    expect(value('@query-param', { name: 'qux' })).toBe('');
    expect(value('@query-param', { name: 'var' })).toBe('a%20b%20c%0A');
    expect(value('@query-param', { name: 'f%C3%A7' })).toBe('%22%21');
    expect(value('@query-param', { name: 'twice' })).toBe('field-absent');
    expect(value('@query-param', { name: 'none' })).toBe('field-absent');
    expect(value('@query-param')).toBe('component-unsupported');
    expect(value('@status')).toBe('component-unsupported');
    expect(value('date', { sf: 'x' })).toBe('component-unsupported');
    expect(value('date')).toBe('field-absent');
    const bare = signedMessageOf({
      method: 'GET',
      url: 'https://h.example',
      headers: [],
      rawBody: Buffer.alloc(0),
    });
    expect(componentValue(bare, { name: '@path', parameters: new Map() })).toBe('/');
    expect(componentValue(bare, { name: '@query', parameters: new Map() })).toBe('?');
  });
});

describe('the messages of the W3C test suite for draft-cavage', () => {
  const { messages } = readVectors<{ readonly messages: Record<string, string> }>('ccg-messages');
  const message = (name: string): SignedMessage => messageIn(messages[name] ?? '');
  const read = (name: string): unknown => refusal(() => readCavage(cavageHeader(message(name)) ?? ''));
  const text = (name: string, ...covered: string[]): unknown =>
    refusal(() => cavageSigningString(message(name), { covered }, 'with-query'));

  it('give the signing strings that the draft describes', () => {
    expect(text('basic-request', '(request-target)')).toBe('(request-target): get /basic/request');
    expect(text('default-test', '(request-target)', 'host')).toBe(
      '(request-target): post /foo?param=value&pet=dog\nhost: example.com',
    );
    expect(text('ignore-case', 'host', 'content-type', 'content-length')).toBe(
      'host: example.com\ncontent-type: application/json\ncontent-length: 18',
    );
    expect(text('duplicate-headers-request', 'duplicate')).toBe('duplicate: one, two');
    expect(text('zero-length', 'zero')).toBe('zero: ');
    expect(text('default-test', 'date')).toBe('field-absent');
    expect(text('created', '(created)')).toBe('field-absent');
  });

  it('are read, or refused when they lack key or signature or repeat a parameter', () => {
    expect(read('created')).toMatchObject({
      keyId: 'foo',
      algorithm: 'hs2019',
      created: '1',
      covered: ['(created)'],
    });
    expect(read('expires')).toMatchObject({ expires: '0' });
    expect(read('created-hmac')).toMatchObject({ algorithm: 'hmac', created: '1' });
    for (const name of ['rsa-signed', 'p256-signed', 'ecdsa-signed', 'ed25519-signed']) {
      expect(read(name)).toMatchObject({ algorithm: 'hs2019', covered: ['host', 'digest'] });
    }
    for (const name of ['nokeyid-request', 'nosignature-request', 'duplicate-parameters']) {
      expect(read(name)).toBe('signature-malformed');
    }
    for (const name of ['hmac', 'rsa', 'ecdsa']) {
      expect(refusal(() => cavageAlgorithms(name))).toBe('algorithm-unsupported');
    }
  });

  it('are the same in the corpus', () => {
    const files = listCorpus('_vectors_http_signatures').filter((name) => name.endsWith('.httpMessage'));
    for (const file of files) {
      const name = file.slice('ccg_'.length, -'.httpMessage'.length);
      expect(readCorpus(`_vectors_http_signatures/${file}`).toString()).toBe(messages[name]);
    }
    expect(files.length === 0 ? corpusFolder : undefined).toBeUndefined();
  });
});

describe('the request of Mastodon 2.5 that PeerTube keeps', () => {
  interface Recorded {
    readonly headers: Record<string, string>;
    readonly body: object;
  }
  const recorded = (file: string): Recorded =>
    JSON.parse(readCorpus(`mastodon/${file}`).toString()) as Recorded;
  const keyIn = (file: string): string =>
    (JSON.parse(readCorpus(`mastodon/${file}`).toString()) as { publicKey: string }).publicKey;
  /** Ruby on Rails escapes these three, so the corpus's body has the bytes of the wire again. */
  const rubyJson = (body: object): Buffer =>
    Buffer.from(
      JSON.stringify(body).replaceAll(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
    );
  const files = listCorpus('mastodon').filter((name) => name.endsWith('http-signature.json'));

  it('verifies bit for bit in its good variant, and not with a changed signature, body, path or key', () => {
    for (const file of files) {
      const { headers, body } = recorded(file);
      const asked = (path: string): SignedMessage =>
        signedMessageOf({
          method: 'POST',
          url: `http://localhost${path}`,
          headers: Object.entries(headers),
          rawBody: rubyJson(body),
        });
      const parameters = readCavage(headers['signature'] ?? '');
      const matches = (path: string, key: string): boolean => {
        const text = Buffer.from(cavageSigningString(asked(path), parameters, 'with-query'));
        return signatureMatches('rsa-v1_5-sha256', createPublicKey(key), text, parameters.signature);
      };
      const good = file === 'pt_bad-body-http-signature.json';
      const message = asked('/accounts/ronan/inbox');
      expect(matches('/accounts/ronan/inbox', keyIn('pt_public-key.json'))).toBe(good);
      expect(matches('/inbox', keyIn('pt_public-key.json'))).toBe(false);
      expect(matches('/accounts/ronan/inbox', keyIn('pt_bad-public-key.json'))).toBe(false);
      expect(refusal(() => checkDigest(message, 'digest'))).toBeUndefined();
      const reparsed = { ...message, rawBody: Buffer.from(JSON.stringify(body)) };
      expect(refusal(() => checkDigest(reparsed, 'digest'))).toBe('digest-differs');
      expect(createHash('sha256').update(message.rawBody).digest('base64')).toBe(headers['digest']?.slice(8));
    }
  });
});
