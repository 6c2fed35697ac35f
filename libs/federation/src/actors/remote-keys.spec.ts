import type { KeyObject } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';

import { countStatements } from '#libs/testing';

import { generateActorKeys, publicKeyPem, type ActorKeys } from '../keys/generate-actor-keys.js';
import { signCavage } from '../signatures/sign-request.js';
import { setActorsStage, type ActorsStage } from './actors-stage.fixture.js';
import { actorDocument, keyProperties } from './elsewhere.fixture.js';
import { verifySender } from './verify-sender.js';

const AT = 'https://eastmoor.example';

describe('keys of actors elsewhere', () => {
  let stage: ActorsStage;
  let keys: ActorKeys;
  let newer: ActorKeys;
  let serial = 0;

  const someone = (host = AT): string => `${host}/u/someone${(serial += 1)}`;
  const serve = (id: string, more: object = keyProperties(id, keys)): void =>
    stage.elsewhere.put(id, actorDocument({ id, name: id.split('/').at(-1) ?? '', more }));
  const learn = async (): Promise<string> => {
    const id = someone();
    serve(id);
    expect(await stage.actors.keyOf(`${id}#main-key`)).toMatchObject({ owner: id });
    stage.elsewhere.forget();
    return id;
  };
  const isKey = (owner: string, key: KeyObject) => {
    const matcher = { asymmetricMatch: (other: unknown) => (other as KeyObject).equals(key) };
    return { kind: 'key', owner, key: matcher };
  };
  const signedBy = async (keyId: string, { rsa }: ActorKeys) => {
    const url = new URL('https://northfield.example/inbox');
    const rawBody = Buffer.from('{}');
    const now = stage.clock.now();
    const signer = { keyId, privateKey: rsa.privateKey };
    const headers = Object.entries(await signCavage({ method: 'POST', url, body: rawBody, now }, signer));
    return { method: 'POST', url: url.href, headers, rawBody, now };
  };

  beforeAll(async () => {
    stage = await setActorsStage();
    [keys, newer] = await Promise.all([generateActorKeys(), generateActorKeys()]);
  });
  beforeEach(async () => {
    stage.elsewhere.clear();
    await sql`delete from rate_counter`.execute(stage.database.sql);
  });
  afterAll(() => stage.stop());

  it('fetches a key once, and then takes it from memory without a statement', async () => {
    const id = someone();
    serve(id);
    const keyId = `${id}#main-key`;
    expect(await stage.actors.keyOf(keyId)).toEqual(isKey(id, keys.rsa.publicKey));
    expect(stage.elsewhere.paths).toEqual([id]);
    const statements = await countStatements(stage.database, async () => {
      expect(await stage.actors.keyOf(keyId)).toEqual(isKey(id, keys.rsa.publicKey));
    });
    expect(statements).toEqual([]);
    expect(await (await stage.another()).actors.keyOf(keyId)).toEqual(isKey(id, keys.rsa.publicKey));
    expect(stage.elsewhere.paths).toEqual([id]);
    expect(await stage.actors.known(id)).toMatchObject({ uri: id });
  });

  it('fetches a key once for all who ask at the same time', async () => {
    const id = someone();
    serve(id);
    const answers = await Promise.all([1, 2, 3, 4].map(() => stage.actors.keyOf(`${id}#main-key`)));
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['key']));
    expect(stage.elsewhere.paths).toEqual([id]);
  });

  it('finds a key by every form of id that peers use', async () => {
    const bare = await learn();
    expect(await stage.actors.keyOf(bare)).toEqual(isKey(bare, keys.rsa.publicKey));
    const own = someone();
    const path = `${own}/main-key`;
    const publicKeyPem_ = publicKeyPem(keys.rsa.publicKey);
    serve(own, { publicKey: { id: path, owner: own, publicKeyPem: publicKeyPem_ } });
    stage.elsewhere.put(path, {
      id: own,
      type: 'Person',
      publicKey: { id: path, owner: own, publicKeyPem: publicKeyPem_ },
    });
    expect(await stage.actors.keyOf(path)).toEqual(isKey(own, keys.rsa.publicKey));
    const apart = someone();
    const document = { id: `${apart}?operation=rsakey`, owner: apart, publicKeyPem: publicKeyPem_ };
    serve(apart, { publicKey: document.id });
    stage.elsewhere.put(document.id, document);
    expect(await stage.actors.keyOf(document.id)).toEqual(isKey(apart, keys.rsa.publicKey));
    expect(await stage.actors.known(apart)).toMatchObject({ uri: apart });
  });

  it('lets only keys of assertionMethod prove documents', async () => {
    const id = await learn();
    expect(await stage.actors.proofKeyOf(`${id}#ed25519-key`)).toMatchObject({ owner: id });
    expect(await stage.actors.proofKeyOf(`${id}#main-key`)).toBeUndefined();
  });

  it('takes no key of another host, nor one that its owner does not list (pitfalls 3 and 4)', async () => {
    const victim = await learn();
    const before = await stage.rows();
    const evil = 'https://evil.example/key';
    const pem = publicKeyPem(newer.rsa.publicKey);
    const listed = { publicKey: { id: evil, owner: victim, publicKeyPem: pem } };
    stage.elsewhere.put(evil, { id: evil, owner: victim, publicKeyPem: pem });
    expect((await stage.actors.keyOf(evil)).kind).toBe('none');
    const actor = 'https://evil.example/u/mallory';
    stage.elsewhere.put(actor, actorDocument({ id: actor, name: 'mallory', more: listed }));
    expect((await stage.actors.keyOf(`${actor}#main-key`)).kind).toBe('none');
    const sameHost = `${AT}/files/upload`;
    stage.elsewhere.put(sameHost, { id: sameHost, owner: victim, publicKeyPem: pem });
    stage.clock.pass(6);
    expect((await stage.actors.keyOf(sameHost)).kind).toBe('none');
    expect(await stage.rows()).toBe(before);
    expect(await stage.actors.keyOf(`${victim}#main-key`)).toEqual(isKey(victim, keys.rsa.publicKey));
  });

  it('asks for a newer key once for a failed signature, at most every five minutes (pitfall 25)', async () => {
    const id = await learn();
    const keyId = `${id}#main-key`;
    stage.clock.pass(6);
    for (let n = 0; n < 3; n += 1) {
      const verdict = await verifySender(await signedBy(keyId, newer), stage.actors);
      expect(verdict).toMatchObject({ kind: 'refused', because: 'signature-differs' });
    }
    expect(stage.elsewhere.paths).toEqual([id]);
    stage.elsewhere.put(id, '', { status: 503 });
    stage.clock.pass(6);
    await verifySender(await signedBy(keyId, newer), stage.actors);
    await verifySender(await signedBy(keyId, newer), stage.actors);
    expect(stage.elsewhere.paths).toEqual([id, id]);
    expect(await verifySender(await signedBy(keyId, keys), stage.actors)).toMatchObject({ owner: id });
  });

  it('keeps the last good key until the new one has signed something (pitfall 25)', async () => {
    const id = await learn();
    const keyId = `${id}#main-key`;
    serve(id, keyProperties(id, newer));
    await stage.actors.byUri(id, { fresh: true });
    expect(await verifySender(await signedBy(keyId, keys), stage.actors)).toMatchObject({ kind: 'verified' });
    expect(await verifySender(await signedBy(keyId, newer), stage.actors)).toMatchObject({
      kind: 'verified',
    });
    expect(await stage.actors.keyOf(keyId)).toEqual(isKey(id, newer.rsa.publicKey));
    expect(await verifySender(await signedBy(keyId, keys), stage.actors)).toMatchObject({
      because: 'signature-differs',
    });
  });

  it('lets a key of a new id take the place of the old one, and a document without keys take none', async () => {
    const id = await learn();
    serve(id, {});
    await stage.actors.byUri(id, { fresh: true });
    expect(await (await stage.another()).actors.keyOf(`${id}#main-key`)).toEqual(
      isKey(id, keys.rsa.publicKey),
    );
    const pem = publicKeyPem(newer.rsa.publicKey);
    serve(id, { publicKey: { id: `${id}#key-2`, owner: id, publicKeyPem: pem } });
    await stage.actors.byUri(id, { fresh: true });
    const other = await stage.another();
    expect(await other.actors.keyOf(`${id}#main-key`)).toEqual(isKey(id, keys.rsa.publicKey));
    expect(await verifySender(await signedBy(`${id}#key-2`, newer), other.actors)).toMatchObject({
      owner: id,
    });
    expect((await (await stage.another()).actors.keyOf(`${id}#main-key`)).kind).toBe('none');
  });

  it('takes the host of a deleted actor at its word when the cached key fails, and only then (pitfall 16)', async () => {
    const id = await learn();
    const keyId = `${id}#main-key`;
    stage.elsewhere.put(id, '', { status: 410 });
    expect(await verifySender(await signedBy(keyId, keys), stage.actors)).toMatchObject({ owner: id });
    expect(stage.elsewhere.paths).toEqual([]);
    stage.clock.pass(6);
    const verdict = await verifySender(await signedBy(keyId, newer), stage.actors);
    expect(verdict).toMatchObject({ kind: 'refused', because: 'key-gone' });
    expect(await stage.actors.known(id)).toBeNull();
  });

  it('does not ask again for what it could not have, nor for ids that are made up for somebody known', async () => {
    const missing = someone();
    for (let n = 0; n < 3; n += 1)
      expect(await stage.actors.keyOf(`${missing}#main-key`)).toEqual({
        kind: 'none',
        because: 'unacceptable',
      });
    expect(stage.elsewhere.paths).toEqual([missing]);
    const gone = someone();
    stage.elsewhere.put(gone, '', { status: 410 });
    const before = await stage.rows();
    expect(await stage.actors.keyOf(`${gone}#main-key`)).toEqual({ kind: 'none', because: 'gone' });
    expect(await stage.rows()).toBe(before);
    const id = await learn();
    for (let n = 0; n < 5; n += 1) expect((await stage.actors.keyOf(`${id}#made-up-${n}`)).kind).toBe('none');
    expect(stage.elsewhere.paths).toEqual([]);
    stage.clock.pass(6);
    for (let n = 0; n < 5; n += 1)
      expect((await stage.actors.keyOf(`${id}#invented-${n}`)).kind).toBe('none');
    expect(stage.elsewhere.paths).toEqual([id]);
  });
});
