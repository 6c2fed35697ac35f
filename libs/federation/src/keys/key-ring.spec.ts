import { createPublicKey, sign, verify } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { newId, systemClock } from '#libs/kernel';
import { countStatements, given, testDatabase, type Given, type TestDatabase } from '#libs/testing';

import { KeyRing } from './key-ring.js';
import { readMultikey } from './multikey.js';
import { SealedKeyError } from './seal-private-key.js';

const SECRET = 'a secret of this instance';
const MESSAGE = Buffer.from('something to sign');

describe('the keys of actors of this instance', () => {
  let store: TestDatabase;
  let build: Given;
  let instance: { id: string; host: string };
  beforeAll(async () => {
    store = await testDatabase();
    build = given(store.database);
    instance = await build.instance();
  });
  afterAll(() => store.drop());

  const ringOf = (secret = SECRET): KeyRing =>
    new KeyRing(store.database, { ...instance, secret }, systemClock);

  it('are made once, however many ask at once and in however many processes', async () => {
    const { id } = await build.person();
    const rings = [ringOf(), ringOf(), ringOf()];
    const asked = await Promise.all(
      [...rings, ...rings].map(async (ring) => (await ring.factsOf(id, 'person')).rsaPublicKeyPem),
    );
    expect(new Set(asked).size).toBe(1);
    const rows = await store.database.sql
      .selectFrom('actor_keys')
      .selectAll()
      .where('owner_id', '=', id)
      .execute();
    expect(rows).toMatchObject([{ owner_kind: 'person', rsa_public_pem: asked[0] }]);
  });

  it('sign and prove so that the published halves verify it, by their ids', async () => {
    const { id, name } = await build.community();
    const ring = ringOf();
    const facts = await ring.factsOf(id, 'community');
    const signer = await ringOf().signerOf(id, 'community');
    expect(signer.keyId).toBe(`https://${instance.host}/c/${name}#main-key`);
    const bySigner = sign('sha256', MESSAGE, signer.privateKey);
    expect(verify('sha256', MESSAGE, createPublicKey(facts.rsaPublicKeyPem), bySigner)).toBe(true);
    const prover = await ringOf().proverOf(id, 'community');
    expect(prover.verificationMethod).toBe(`https://${instance.host}/c/${name}#ed25519-key`);
    const published = readMultikey(facts.ed25519PublicKey);
    const byProver = sign(null, MESSAGE, prover.privateKey);
    expect(published.kind === 'key' && verify(null, MESSAGE, published.key, byProver)).toBe(true);
  });

  it('are read once and then kept open', async () => {
    const ring = ringOf();
    await ring.signerOf(instance.id, 'instance');
    const sent = await countStatements(store.database, () => ring.signerOf(instance.id, 'instance'));
    expect(sent).toEqual([]);
  });

  it('open with the secret of the instance alone, and only for the actor whose they are', async () => {
    const [one, other] = [await build.person(), await build.person()];
    await ringOf().factsOf(one.id, 'person');
    await expect(ringOf('another secret').signerOf(one.id, 'person')).rejects.toThrow(SealedKeyError);
    await store.database.sql
      .updateTable('actor_keys')
      .set({ owner_id: other.id })
      .where('owner_id', '=', one.id)
      .execute();
    await expect(ringOf().signerOf(other.id, 'person')).rejects.toThrow(SealedKeyError);
  });

  it('are made for nobody elsewhere, nor for what does not exist', async () => {
    const partner = await build.instance({ isLocal: false });
    const remote = await build.remotePerson({ instanceId: partner.id });
    await expect(ringOf().signerOf(remote.id, 'person')).rejects.toThrow('no actor');
    await expect(ringOf().signerOf(newId(), 'community')).rejects.toThrow('no actor');
    await expect(ringOf().signerOf(partner.id, 'instance')).rejects.toThrow('no actor');
  });
});
