import { describe, expect, it } from '@jest/globals';
import jsonld, { type NodeObject } from 'jsonld';

import { corpusFolder, readCorpus } from '../fixtures/corpus.fixture.js';
import {
  VISIBILITIES,
  activities,
  actors,
  agreementOffer,
  card,
  cardSent,
  chapters,
  collections,
  contributions,
  gone,
  onTheWire,
} from './samples.fixture.js';
import { standInContexts } from './stand-in-contexts.fixture.js';

const FILES: Record<string, string> = {
  'https://www.w3.org/ns/activitystreams': 'activitystreams.json',
  'https://w3id.org/security/v1': 'security-v1.json',
  'https://w3id.org/security/data-integrity/v1': 'security-data-integrity-v1.json',
  'https://w3id.org/security/multikey/v1': 'security-multikey-v1.json',
};

/** The published contexts where the corpus is there; otherwise ones of our own that define the terms we use of them. */
const contextOf = (url: string): unknown => {
  const file = FILES[url];
  if (file === undefined) throw new Error(`${url} is no context that JSON-LD implementations bring along`);
  return corpusFolder === undefined
    ? standInContexts[url]
    : JSON.parse(readCorpus(`_contexts/${file}`).toString('utf8'));
};

const strictly = {
  safe: true,
  documentLoader: async (url: string) => ({ documentUrl: url, document: contextOf(url) as NodeObject }),
};

/** Fails on every member that JSON-LD would drop, and on every name that has a meaning in this document only. */
const expandStrictly = async (document: Record<string, unknown>): Promise<unknown[]> => {
  const expanded = await jsonld.expand(document, strictly);
  const [unknown] = /"_:[^"]*"/.exec(JSON.stringify(expanded)) ?? [];
  if (unknown !== undefined) throw new Error(`no context defines ${unknown}`);
  return expanded;
};

const everything = Object.entries({
  ...actors('public'),
  ...contributions('public'),
  ...activities('public'),
  ...collections('public'),
  gone,
  chapters,
  agreementOffer,
  card,
  cardSent,
}).filter(([name]) => name !== 'announceReceived');

describe('as JSON-LD', () => {
  it.each(everything)('loses no term of %s', async (_name, document) => {
    expect(await expandStrictly(onTheWire(document))).toHaveLength(1);
  });

  it('loses no term of a proof', async () => {
    const [expanded] = await expandStrictly({
      ...onTheWire(activities('public')['like'] as never),
      proof: {
        type: 'DataIntegrityProof',
        cryptosuite: 'eddsa-jcs-2022',
        created: '2026-03-04T10:00:00Z',
        proofPurpose: 'assertionMethod',
        verificationMethod: 'https://northfield.example/u/alice#ed25519-key',
        proofValue: 'z3sX',
      },
    });
    expect(expanded).toHaveProperty(['https://w3id.org/security#proof']);
  });

  it('tells of a term that would be lost', async () => {
    const document = { ...onTheWire(gone), unheardOf: 1 };
    await expect(expandStrictly(document)).rejects.toThrow('no context defines "_:unheardOf"');
  });

  it('reads both keys of an actor, and its moderators as an address', async () => {
    const [group] = (await expandStrictly(onTheWire(actors('public')['group'] as never))) as [
      Record<string, unknown>,
    ];
    expect(group['https://w3id.org/security#publicKey']).toMatchObject([
      { '@id': 'https://northfield.example/c/winter_service#main-key' },
    ]);
    expect(group['https://w3id.org/security#assertionMethod']).toMatchObject([
      { '@id': 'https://northfield.example/c/winter_service#ed25519-key' },
    ]);
    expect(group['https://join-lemmy.org/ns#moderators']).toEqual([
      { '@id': 'https://northfield.example/c/winter_service/moderators' },
    ]);
  });

  it('means the same audience in every visibility', async () => {
    const audiences = await Promise.all(
      VISIBILITIES.map(async (visibility) => {
        const [thread] = (await expandStrictly(onTheWire(contributions(visibility)['thread'] as never))) as [
          Record<string, unknown>,
        ];
        return thread['https://www.w3.org/ns/activitystreams#audience'];
      }),
    );
    expect(new Set(audiences.map((audience) => JSON.stringify(audience))).size).toBe(1);
  });
});
