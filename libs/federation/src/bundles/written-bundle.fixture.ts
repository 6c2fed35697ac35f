import type { ProfileBundle } from '#libs/contracts';

import type { PeerServer, RemoteAuthor } from '../inbox/peer.fixture.js';
import { generateActorKeys } from '../keys/generate-actor-keys.js';
import { multikeyOf } from '../keys/multikey.js';
import { addProof, type ProofMaker } from '../proofs/integrity-proof.js';

/** Gives an actor elsewhere a key that proves documents, listed in its own document. */
export const withProofKey = async (
  peer: PeerServer,
  { id }: Pick<RemoteAuthor, 'id'>,
): Promise<ProofMaker> => {
  const { ed25519 } = await generateActorKeys();
  const verificationMethod = `${id}#ed25519-key`;
  const document = peer.documents.get(id) as Record<string, unknown>;
  peer.documents.set(id, {
    ...document,
    assertionMethod: [
      {
        id: verificationMethod,
        type: 'Multikey',
        controller: id,
        publicKeyMultibase: multikeyOf(ed25519.publicKey),
      },
    ],
  });
  return { verificationMethod, privateKey: ed25519.privateKey, created: new Date() };
};

/** A file as another server makes it for an account there that names `alsoKnownAs`. */
export const bundleOf = (
  { id, name, host }: Pick<RemoteAuthor, 'id' | 'name' | 'host'>,
  alsoKnownAs: readonly string[],
  more: Partial<ProfileBundle> = {},
): ProfileBundle => ({
  type: 'ProfileBundle',
  version: 1,
  attributedTo: `https://${host}/actor`,
  published: new Date().toISOString(),
  organisation: { name: 'Eastmoor Council', host },
  person: { id, name, displayName: 'Nia Wyn', alsoKnownAs: [...alsoKnownAs] },
  language: 'en',
  profile: {
    roleTitle: 'Engineer',
    team: 'Bridges',
    place: 'Eastmoor',
    languages: ['cy', 'en'],
    workingPattern: '',
    pronouns: '',
    contact: '',
    askMeAbout: 'Bearings',
    experience: 'Ten years of bridges.',
    summary: '',
  },
  skills: [
    {
      kind: 'skill',
      labels: { en: 'Bridge inspection', cy: 'Archwilio pontydd' },
      endorsements: [
        {
          by: { id: `https://${host}/users/gwen`, name: 'Gwen Parry', host },
          at: '2026-05-04T10:00:00.000Z',
          evidence: { url: `https://${host}/c/bridges/t/1`, title: 'The old bridge' },
        },
      ],
    },
    { kind: 'interest', labels: { en: '', cy: 'Cerdded' }, endorsements: [] },
  ],
  ...more,
});

/** The file's bytes, with the proof of its server. */
export const sealedBy = (maker: ProofMaker, bundle: ProfileBundle): string =>
  JSON.stringify(addProof(bundle, maker));
