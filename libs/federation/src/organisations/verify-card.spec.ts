import { beforeAll, describe, expect, it } from '@jest/globals';

import { generateActorKeys, type ActorKeys } from '../keys/generate-actor-keys.js';
import type { JsonObject } from '../proofs/canonical-json.js';
import type { ResolveProofKey } from '../proofs/integrity-proof.js';
import { inDays, signedCard } from './signed-card.fixture.js';
import { verifyCard, type CardVerdict } from './verify-card.js';

const HOST = 'eastmoor.example';
const DAY_MS = 24 * 60 * 60 * 1000;

describe('a card of an organisation', () => {
  let keys: ActorKeys;
  let others: ActorKeys;

  /** Each actor has its own key, whatever a document says. */
  const resolveKey: ResolveProofKey = async (keyId) => {
    if (keyId === `https://${HOST}/actor#ed25519-key`)
      return { owner: `https://${HOST}/actor`, key: keys.ed25519.publicKey };
    if (keyId === 'https://evil.example/actor#ed25519-key')
      return { owner: 'https://evil.example/actor', key: others.ed25519.publicKey };
    return undefined;
  };
  const verdictOn = (document: JsonObject, now = new Date()): Promise<CardVerdict> =>
    verifyCard(document, HOST, { resolveKey, now });
  const refused = (because: string): object => ({ kind: 'refused', because });

  beforeAll(async () => {
    [keys, others] = await Promise.all([generateActorKeys(), generateActorKeys()]);
  });

  it('is verified when the actor of the instance has signed it, until the end that it states', async () => {
    const card = signedCard(HOST, { keys });
    const verdict = await verdictOn(card);
    expect(verdict).toMatchObject({
      kind: 'verified',
      card: {
        name: 'Eastmoor Council',
        nameMap: { cy: 'Cyngor Eastmoor' },
        shortName: 'Eastmoor',
        kind: 'council',
        contact: `https://${HOST}/contact`,
      },
    });
    expect(verdict.kind === 'verified' && verdict.until.toISOString()).toBe(card['validUntil']);
  });

  it('is refused when anything in it was changed after it was signed', async () => {
    const card = signedCard(HOST, { keys });
    for (const changes of [
      { name: 'Westvale Council' },
      { kind: 'health' },
      { validUntil: inDays(20).toISOString() },
      { contact: 'https://evil.example/' },
      { extra: true },
    ])
      expect(await verdictOn({ ...card, ...changes })).toEqual(refused('signature-differs'));
    const { proof: _, ...unsigned } = card;
    expect(await verdictOn(unsigned)).toEqual(refused('proof-missing'));
  });

  it('is refused when the key of another host signed it, also one that claims to be of this host', async () => {
    const foreign = signedCard(HOST, { keys: others, signer: 'https://evil.example/actor' });
    expect(await verdictOn(foreign)).toEqual(refused('owner-differs'));
    expect(await verdictOn(signedCard(HOST, { keys: others }))).toEqual(refused('signature-differs'));
    const unknown = signedCard(HOST, { keys, signer: 'https://nobody.example/actor' });
    expect(await verdictOn(unknown)).toEqual(refused('key-unavailable'));
  });

  it('is refused when it is about another host, or of another actor, however well it is signed', async () => {
    const signer = 'https://evil.example/actor';
    expect(await verdictOn(signedCard('evil.example', { keys: others }))).toEqual(refused('other-host'));
    for (const changes of [
      { domain: 'westvale.example' },
      { id: 'https://evil.example/actor/organisation' },
      { id: `https://${HOST}/actor/organisation#other` },
    ])
      expect(await verdictOn(signedCard(HOST, { keys, changes }))).toEqual(refused('other-host'));
    const posing = signedCard(HOST, { keys: others, signer, changes: { attributedTo: signer } });
    expect(await verdictOn(posing)).toEqual(refused('other-host'));
  });

  it('counts no longer than it says, and never for more than 30 days', async () => {
    const card = signedCard(HOST, { keys });
    expect(await verdictOn(card, inDays(15))).toEqual(refused('expired'));
    const long = signedCard(HOST, { keys, changes: { validUntil: '2099-01-01T00:00:00Z' } });
    const now = new Date();
    const verdict = await verdictOn(long, now);
    expect(verdict.kind === 'verified' && verdict.until.getTime() - now.getTime()).toBe(30 * DAY_MS);
    const early = signedCard(HOST, { keys, changes: { published: inDays(2).toISOString() } });
    expect(await verdictOn(early)).toEqual(refused('not-yet'));
  });

  it('is refused when anything that it needs is missing or unreadable', async () => {
    const unreadable: JsonObject[] = [
      { type: 'Organization' },
      { name: '' },
      { name: 'x'.repeat(101) },
      { name: ['Eastmoor Council'] },
      { shortName: 'x'.repeat(31) },
      { validUntil: 'soon' },
      { validUntil: 7 },
      { published: '2026-13-01T00:00:00Z' },
      { contact: 'javascript:alert(1)' },
      { contact: 'http://eastmoor.example/contact' },
      { nameMap: { cy: 7 } },
    ];
    for (const changes of unreadable)
      expect([changes, await verdictOn(signedCard(HOST, { keys, changes }))]).toEqual([
        changes,
        refused('unreadable'),
      ]);
  });

  it('may name a kind that is not known here', async () => {
    const card = signedCard(HOST, { keys, changes: { kind: 'lighthouse' } });
    expect(await verdictOn(card)).toMatchObject({ kind: 'verified', card: { kind: 'other' } });
  });
});
