import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import peertube from '@peertube/http-signature';
import { createSigner, createVerifier, httpbis } from 'http-message-signatures';

import { publicKeyPem } from '../keys/generate-actor-keys.js';
import { chooseAcceptedSignature } from './accept-signature.js';
import { signCavage, signMessage, type SignatureHeaders } from './sign-request.js';
import { verifyRequest } from './verify-request.js';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const ed25519 = generateKeyPairSync('ed25519');
const owner = 'https://h.example/u/alice';
const keyId = `${owner}#main-key`;
const signer = { keyId, privateKey: rsa.privateKey };
const body = Buffer.from('{"type":"Follow"}');
const now = new Date();
const post = { method: 'POST', url: new URL('https://peer.example/inbox?x=1'), body, now } as const;
const get = { method: 'GET', url: new URL('https://peer.example/u/bob?page=1'), now } as const;
const found = (): ReturnType<Parameters<typeof verifyRequest>[1]> =>
  Promise.resolve({ kind: 'key', owner, key: rsa.publicKey });
const lower = (headers: SignatureHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

describe('signCavage', () => {
  it('writes the header exactly as every peer’s parser reads it', async () => {
    const headers = await signCavage(post, signer);
    expect(Object.keys(headers)).toEqual(['Host', 'Date', 'Digest', 'Signature']);
    expect(headers['Host']).toBe('peer.example');
    expect(headers['Date']).toBe(now.toUTCString());
    expect(headers['Digest']).toBe('SHA-256=GYwYnH3BiO6aICFt0ThC5bUIJ4byvqdpWtR8m5fNkww=');
    expect(headers['Signature']).toMatch(
      /^keyId="https:\/\/h\.example\/u\/alice#main-key",algorithm="rsa-sha256",headers="\(request-target\) host date digest",signature="[A-Za-z0-9+/]+={0,2}"$/,
    );
  });

  it('signs a GET without a digest', async () => {
    const headers = await signCavage(get, signer);
    expect(Object.keys(headers)).toEqual(['Host', 'Date', 'Signature']);
    expect(headers['Signature']).toContain('headers="(request-target) host date",');
  });

  it('passes the strict parsers of Lemmy, Discourse and PieFed, which are patterns', async () => {
    const { Signature = '' } = await signCavage(post, signer);
    expect(/keyId="([^"]+)#([^"]+)"/.exec(Signature)?.slice(1)).toEqual([owner, 'main-key']);
    const quoted = Object.fromEntries(
      [...Signature.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    );
    expect(Object.keys(quoted)).toEqual(['keyId', 'algorithm', 'headers', 'signature']);
    expect(Signature.replaceAll(/\w+="[^"]*"/g, '')).toBe(',,,');
  });

  it.each([
    ['POST', post],
    ['GET', get],
  ] as const)('is believed by the parser of PeerTube on %s', async (method, request) => {
    const headers = lower(await signCavage(request, signer));
    const digest = method === 'POST' ? ['digest'] : [];
    const parsed = peertube.parseRequest(
      { method, url: request.url.pathname + request.url.search, headers },
      {
        clockSkew: 1_800,
        authorizationHeaderName: 'signature',
        headers: ['(request-target)', 'host', 'date', ...digest],
      },
    );
    expect(parsed.keyId).toBe(keyId);
    expect(peertube.verifySignature(parsed, publicKeyPem(rsa.publicKey))).toBe(true);
    const other = generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey;
    expect(peertube.verifySignature(parsed, publicKeyPem(other))).toBe(false);
  });
});

describe('signMessage', () => {
  it('signs method, address and digest as sig1, in the form that Mastodon demands', async () => {
    const headers = await signMessage(post, signer);
    const created = Math.floor(now.getTime() / 1_000);
    expect(headers['Signature-Input']).toBe(
      `sig1=("@method" "@target-uri" "content-digest");created=${created};keyid="${keyId}"`,
    );
    expect(headers['Content-Digest']).toBe('sha-256=:GYwYnH3BiO6aICFt0ThC5bUIJ4byvqdpWtR8m5fNkww=:');
    expect(headers['Signature']).toMatch(/^sig1=:[A-Za-z0-9+/]+={0,2}:$/);
    const base = [
      '"@method": POST',
      '"@target-uri": https://peer.example/inbox?x=1',
      `"content-digest": ${headers['Content-Digest']}`,
      `"@signature-params": ("@method" "@target-uri" "content-digest");created=${created};keyid="${keyId}"`,
    ].join('\n');
    const signature = Buffer.from(headers['Signature']?.slice(6, -1) ?? '', 'base64');
    expect(verify('sha256', Buffer.from(base), rsa.publicKey, signature)).toBe(true);
  });

  it('signs a GET without a digest, and with Ed25519 when that is the key', async () => {
    const headers = await signMessage(get, { keyId, privateKey: ed25519.privateKey });
    expect(headers['Signature-Input']).toMatch(/^sig1=\("@method" "@target-uri"\);created=\d+;keyid=/);
    expect(headers['Content-Digest']).toBeUndefined();
    const verdict = await verifyRequest(
      { method: 'GET', url: get.url.href, headers: Object.entries(headers), rawBody: Buffer.alloc(0), now },
      () => Promise.resolve({ kind: 'key', owner, key: ed25519.publicKey }),
    );
    expect(verdict).toMatchObject({ kind: 'verified', scheme: 'rfc9421' });
  });

  it.each([
    ['RSA', rsa, 'rsa-v1_5-sha256'],
    ['Ed25519', ed25519, 'ed25519'],
  ] as const)('is believed by another implementation of RFC 9421 with %s', async (_, pair, algorithm) => {
    for (const request of [post, get]) {
      const headers = lower(await signMessage(request, { keyId, privateKey: pair.privateKey }));
      const believed = httpbis.verifyMessage(
        {
          all: true,
          requiredParams: ['created', 'keyid'],
          requiredFields: ['@method', '@target-uri'],
          keyLookup: ({ keyid }) => {
            expect(keyid).toBe(keyId);
            return Promise.resolve({
              id: keyId,
              verify: createVerifier(publicKeyPem(pair.publicKey), algorithm),
            });
          },
        },
        { method: request.method, url: request.url.href, headers },
      );
      await expect(believed).resolves.toBe(true);
    }
  });
});

describe('requests that other implementations sign', () => {
  const pem = rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();

  it('are believed when PeerTube’s package signs by the draft', async () => {
    const headers = new Map(Object.entries(lower(await signCavage(post, signer))));
    headers.delete('signature');
    peertube.signRequest(
      {
        method: 'POST',
        path: '/inbox?x=1',
        getHeader: (name) => headers.get(name.toLowerCase()),
        setHeader: (name, value) => void headers.set(name.toLowerCase(), value),
      },
      {
        key: pem,
        keyId,
        authorizationHeaderName: 'Signature',
        headers: ['(request-target)', 'host', 'date', 'digest'],
      },
    );
    const received = { method: 'POST', url: post.url.href, headers: [...headers], rawBody: body, now };
    expect(await verifyRequest(received, found)).toMatchObject({ kind: 'verified', scheme: 'draft-cavage' });
  });

  it('are believed when http-message-signatures signs by RFC 9421', async () => {
    const { 'Content-Digest': digest = '' } = await signMessage(post, signer);
    const signed = await httpbis.signMessage(
      {
        key: createSigner(pem, 'rsa-v1_5-sha256', keyId),
        name: 'sig1',
        fields: ['@method', '@authority', '@path', '@query', 'content-digest'],
        params: ['created', 'expires', 'keyid', 'alg'],
      },
      { method: 'POST', url: post.url.href, headers: { Host: 'peer.example', 'Content-Digest': digest } },
    );
    const headers = Object.entries(signed.headers).map(([name, value]) => [name, value] as const);
    const received = { method: 'POST', url: post.url.href, headers, rawBody: body, now };
    expect(await verifyRequest(received, found)).toMatchObject({ kind: 'verified', scheme: 'rfc9421' });
  });
});

describe('chooseAcceptedSignature', () => {
  const both = ['rsa', 'ed25519'] as const;

  it('takes the first signature asked for that one of our keys can give', async () => {
    const field =
      'p=("@method");alg="ecdsa-p256-sha256", e=("@method" "@authority");created;expires;alg="ed25519";nonce="n";tag="t", r=("@method")';
    expect(chooseAcceptedSignature(field, ['rsa'])).toMatchObject({ label: 'r' });
    const wanted = chooseAcceptedSignature(field, both);
    expect(wanted).toEqual({
      label: 'e',
      components: ['@method', '@target-uri', 'content-digest', '@authority'],
      created: true,
      expires: true,
      algorithm: 'ed25519',
      nonce: 'n',
      tag: 't',
    });
    const headers = await signMessage(post, { keyId, privateKey: ed25519.privateKey }, wanted);
    const created = Math.floor(now.getTime() / 1_000);
    expect(headers['Signature-Input']).toBe(
      `e=("@method" "@target-uri" "content-digest" "@authority");created=${created};expires=${created + 300};keyid="${keyId}";alg="ed25519";nonce="n";tag="t"`,
    );
    const received = {
      method: 'POST',
      url: post.url.href,
      headers: Object.entries(headers),
      rawBody: body,
      now,
    };
    const verdict = await verifyRequest(received, () =>
      Promise.resolve({ kind: 'key', owner, key: createPublicKey(publicKeyPem(ed25519.publicKey)) }),
    );
    expect(verdict).toMatchObject({ kind: 'verified' });
  });

  it('signs no header that our requests do not have, and gives up on what it cannot read', () => {
    for (const field of [
      'sig=("@method" "cookie")',
      'sig=("@method" "authorization")',
      'sig=("@query-param";name="x")',
      'sig=("@method");alg="hmac-sha256"',
      'sig="@method"',
      'sig',
      '',
      'not a dictionary',
      `sig=(${'"@method" '.repeat(1_000)})`,
    ]) {
      expect(chooseAcceptedSignature(field, both)).toBeUndefined();
    }
  });
});
