const AS = 'https://www.w3.org/ns/activitystreams#';
const SEC = 'https://w3id.org/security#';

const plain = (names: string, base: string): Record<string, string> =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, `${base}${name}`]));

const references = (names: string, base: string): Record<string, unknown> =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, { '@id': `${base}${name}`, '@type': '@id' }]));

const activityStreams = {
  '@vocab': '_:',
  as: AS,
  id: '@id',
  type: '@type',
  ...plain(
    `Accept Add Announce Application Article Block Collection Create Delete Dislike Document Event Flag Follow Group Image
    Invite Join Leave Like Link Mention Move Note Object Offer OrderedCollection OrderedCollectionPage Page Person Place Profile Reject Remove
    Tombstone Undo Update Video`,
    AS,
  ),
  ...plain(
    `content deleted duration endTime height mediaType name preferredUsername published rel source startTime summary totalItems
    updated width`,
    AS,
  ),
  ...references(
    `actor alsoKnownAs attachment attributedTo audience cc context endpoints first followers following formerType href
    icon inReplyTo items location next object partOf prev preview replies sharedInbox tag target to url`,
    AS,
  ),
  inbox: { '@id': 'http://www.w3.org/ns/ldp#inbox', '@type': '@id' },
  outbox: { '@id': `${AS}outbox`, '@type': '@id' },
  orderedItems: { '@id': `${AS}items`, '@type': '@id', '@container': '@list' },
  contentMap: { '@id': `${AS}content`, '@container': '@language' },
  nameMap: { '@id': `${AS}name`, '@container': '@language' },
};

const security = {
  id: '@id',
  type: '@type',
  sec: SEC,
  owner: { '@id': `${SEC}owner`, '@type': '@id' },
  publicKey: { '@id': `${SEC}publicKey`, '@type': '@id' },
  publicKeyPem: `${SEC}publicKeyPem`,
};

const dataIntegrity = {
  id: '@id',
  type: '@type',
  '@protected': true,
  proof: { '@id': `${SEC}proof`, '@type': '@id', '@container': '@graph' },
  DataIntegrityProof: {
    '@id': `${SEC}DataIntegrityProof`,
    '@context': {
      created: 'http://purl.org/dc/terms/created',
      cryptosuite: `${SEC}cryptosuite`,
      proofPurpose: `${SEC}proofPurpose`,
      proofValue: `${SEC}proofValue`,
      verificationMethod: { '@id': `${SEC}verificationMethod`, '@type': '@id' },
    },
  },
};

const multikey = {
  id: '@id',
  type: '@type',
  '@protected': true,
  Multikey: {
    '@id': `${SEC}Multikey`,
    '@context': {
      controller: { '@id': `${SEC}controller`, '@type': '@id' },
      publicKeyMultibase: `${SEC}publicKeyMultibase`,
    },
  },
};

/** Contexts in the place of published ones: the terms of each that our documents use, with the meanings they have there. */
export const standInContexts: Record<string, unknown> = {
  'https://www.w3.org/ns/activitystreams': { '@context': activityStreams },
  'https://w3id.org/security/v1': { '@context': security },
  'https://w3id.org/security/data-integrity/v1': { '@context': dataIntegrity },
  'https://w3id.org/security/multikey/v1': { '@context': multikey },
};
