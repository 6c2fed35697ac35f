import type { KeyObject } from 'node:crypto';

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Request } from 'express';

import { newId } from '#libs/kernel';

import { generateActorKeys, type ActorKeys } from '../keys/generate-actor-keys.js';
import { signCavage, signMessage } from '../signatures/sign-request.js';
import type { KeyAnswer } from '../signatures/verify-request.js';
import type { Sender, Senders } from './senders.js';
import { SignedViewer } from './signed-viewer.js';

const HOST = 'northfield.example';
const NOW = new Date('2026-11-26T12:00:00Z');
const ALICE = 'https://eastmoor.example/u/alice';

/** Alice and her key; nobody else. */
class KnownSenders implements Senders {
  constructor(
    private readonly key: KeyObject,
    private readonly alice: Sender | null,
  ) {}

  keyOf(keyId: string): Promise<KeyAnswer> {
    return Promise.resolve(
      keyId === `${ALICE}#main-key`
        ? { kind: 'key', owner: ALICE, key: this.key }
        : { kind: 'none', because: 'unreachable' },
    );
  }

  byUri(uri: string): Promise<Sender | null> {
    return Promise.resolve(uri === ALICE ? this.alice : null);
  }
}

describe('on whose behalf a document is asked for', () => {
  let keys: ActorKeys;
  const sender: Sender = { ownerId: newId(), kind: 'person', instanceId: newId() };
  beforeAll(async () => {
    keys = await generateActorKeys();
  });

  const viewerOf = (request: Request, known: Sender | null = sender): ReturnType<SignedViewer['of']> => {
    const senders = new KnownSenders(keys.rsa.publicKey, known);
    const viewer = new SignedViewer(senders, { id: newId(), host: HOST, secret: '' }, { now: () => NOW });
    return viewer.of(request);
  };

  const received = (path: string, headers: Record<string, string>): Request =>
    ({
      method: 'GET',
      originalUrl: path,
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      rawHeaders: Object.entries(headers).flat(),
    }) as unknown as Request;

  const signed = async (
    sign: typeof signCavage | typeof signMessage,
    keyId = `${ALICE}#main-key`,
  ): Promise<Record<string, string>> => {
    const url = new URL(`https://${HOST}/p/1?page=first`);
    return { ...(await sign({ method: 'GET', url, now: NOW }, { keyId, privateKey: keys.rsa.privateKey })) };
  };

  it.each([
    ['draft-cavage', signCavage],
    ['RFC 9421', signMessage],
  ])('is the person whose key signed it, by %s', async (_scheme, sign) => {
    const { ownerId: personId, instanceId } = sender;
    expect(await viewerOf(received('/p/1?page=first', await signed(sign)))).toEqual({
      kind: 'remote-person',
      personId,
      instanceId,
    });
  });

  it.each(['instance', 'community'] as const)(
    'is the server, where an actor of kind %s signed it',
    async (kind) => {
      const viewer = await viewerOf(received('/p/1?page=first', await signed(signCavage)), {
        ...sender,
        kind,
      });
      expect(viewer).toEqual({ kind: 'remote-instance', instanceId: sender.instanceId });
    },
  );

  it('is nobody without a signature, with a wrong one, and of somebody who is not known', async () => {
    const nobody = { kind: 'anonymous' };
    const headers = await signed(signCavage);
    expect(await viewerOf(received('/p/1', {}))).toEqual(nobody);
    expect(await viewerOf(received('/p/2', headers))).toEqual(nobody);
    expect(await viewerOf(received('/p/1?page=first', { ...headers, Host: 'other.example' }))).toEqual(
      nobody,
    );
    expect(await viewerOf(received('/p/1?page=first', headers), null)).toEqual(nobody);
    const other = await signed(signCavage, 'https://eastmoor.example/u/bob#main-key');
    expect(await viewerOf(received('/p/1?page=first', other))).toEqual(nobody);
  });
});
