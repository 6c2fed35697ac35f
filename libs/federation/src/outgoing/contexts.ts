import type { OutgoingValue } from './outgoing-document.js';

const ACTIVITY_STREAMS = 'https://www.w3.org/ns/activitystreams';

/** Public addressing. Lemmy knows this spelling only. */
export const PUBLIC = `${ACTIVITY_STREAMS}#Public`;

const SECURITY = 'https://w3id.org/security/v1';
const DATA_INTEGRITY = 'https://w3id.org/security/data-integrity/v1';
const MULTIKEY = 'https://w3id.org/security/multikey/v1';

const reference = (id: string): OutgoingValue => ({ '@id': id, '@type': '@id' });

const contentTerms = {
  lemmy: 'https://join-lemmy.org/ns#',
  pt: 'https://joinpeertube.org/ns#',
  sc: 'http://schema.org/',
  Hashtag: 'as:Hashtag',
  Lock: 'lemmy:Lock',
  Resolve: 'lemmy:Resolve',
  commentsEnabled: 'pt:commentsEnabled',
  expires: 'lemmy:expires',
  identifier: 'sc:identifier',
  language: 'sc:inLanguage',
  removeData: 'lemmy:removeData',
  roleName: 'sc:roleName',
  sensitive: 'as:sensitive',
};

const actorTerms = {
  toot: 'http://joinmastodon.org/ns#',
  assertionMethod: { '@id': 'sec:assertionMethod', '@type': '@id', '@container': '@set' },
  description: 'sc:description',
  discoverable: 'toot:discoverable',
  featured: reference('toot:featured'),
  indexable: 'toot:indexable',
  manuallyApprovesFollowers: 'as:manuallyApprovesFollowers',
  moderators: reference('lemmy:moderators'),
  movedTo: reference('as:movedTo'),
  postingRestrictedToMods: 'lemmy:postingRestrictedToMods',
  webfinger: 'https://purl.archive.org/socialweb/webfinger#webfinger',
};

const videoTerms = {
  aspectRatio: 'pt:aspectRatio',
  comments: reference('as:comments'),
  commentsPolicy: 'pt:commentsPolicy',
  downloadEnabled: 'pt:downloadEnabled',
  fps: 'pt:fps',
  hasParts: reference('sc:hasParts'),
  isLiveBroadcast: 'sc:isLiveBroadcast',
  size: 'pt:size',
  state: 'pt:state',
  subtitleLanguage: 'sc:subtitleLanguage',
  tileDuration: 'pt:tileDuration',
  tileHeight: 'pt:tileHeight',
  tileWidth: 'pt:tileWidth',
  uuid: 'pt:uuid',
  views: 'pt:views',
  waitTranscoding: 'pt:waitTranscoding',
};

const eventTerms = {
  ical: 'http://www.w3.org/2002/12/cal/ical#',
  mz: 'https://joinmobilizon.org/ns#',
  VirtualLocation: 'sc:VirtualLocation',
  eventStatus: 'sc:eventStatus',
  joinMode: 'mz:joinMode',
  timezone: 'mz:timezone',
};

/** Our own, for what other software has no terms for. */
const ownTerms = { gh: 'urn:guildhall:ns:' };

const agreementTerms = {
  ...ownTerms,
  PartnerAgreement: 'gh:PartnerAgreement',
  communities: { '@id': 'gh:communities', '@type': '@id', '@container': '@set' },
  contact: 'gh:contact',
  dataClasses: { '@id': 'gh:dataClasses', '@container': '@set' },
  purpose: 'gh:purpose',
  reviewOn: 'gh:reviewOn',
  version: 'gh:version',
};

const organisationTerms = {
  ...ownTerms,
  OrganisationCard: 'gh:OrganisationCard',
  contact: reference('gh:contact'),
  domain: 'gh:domain',
  kind: 'gh:kind',
  shortName: 'gh:shortName',
  validUntil: { '@id': 'gh:validUntil', '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' },
};

const cardTerms = {
  ...ownTerms,
  ExpertiseCard: 'gh:ExpertiseCard',
  askMeAbout: 'gh:askMeAbout',
  describes: reference('as:describes'),
  languages: { '@id': 'gh:languages', '@container': '@set' },
  organisation: 'gh:organisation',
  roleTitle: 'gh:roleTitle',
  skills: { '@id': 'gh:skills', '@container': '@set' },
};

/**
 * The `@context` values of our documents. Terms of others are written out, so that nobody has to fetch a context; the
 * addresses are those that every JSON-LD implementation brings along.
 */
export const CONTEXTS = {
  /** Threads, posts, collections and activities. */
  content: [ACTIVITY_STREAMS, DATA_INTEGRITY, contentTerms],
  /** People, communities and the instance. */
  actor: [ACTIVITY_STREAMS, SECURITY, DATA_INTEGRITY, MULTIKEY, { ...contentTerms, ...actorTerms }],
  /** Threads and posts that members edit together. */
  wiki: [ACTIVITY_STREAMS, DATA_INTEGRITY, { ...contentTerms, ...ownTerms, wiki: 'gh:wiki' }],
  event: [ACTIVITY_STREAMS, DATA_INTEGRITY, { ...contentTerms, ...eventTerms }],
  video: [ACTIVITY_STREAMS, DATA_INTEGRITY, { ...contentTerms, ...videoTerms }],
  /** An agreement between two instances. */
  agreement: [ACTIVITY_STREAMS, DATA_INTEGRITY, agreementTerms],
  /** What an organisation says of itself under the signature of its instance. */
  organisation: [ACTIVITY_STREAMS, DATA_INTEGRITY, organisationTerms],
  /** What a partner is shown of somebody who agreed to it. */
  card: [ACTIVITY_STREAMS, DATA_INTEGRITY, cardTerms],
  /** What became of a report. */
  outcome: [ACTIVITY_STREAMS, DATA_INTEGRITY, { ...contentTerms, ...ownTerms, outcome: 'gh:outcome' }],
  /** Around documents that bring their own, such as what a group announces. */
  envelope: [ACTIVITY_STREAMS, DATA_INTEGRITY],
  /** Chapters of a video, which are no ActivityStreams object. */
  chapters: [
    {
      sc: 'http://schema.org/',
      id: '@id',
      name: 'sc:name',
      hasPart: 'sc:hasPart',
      startOffset: 'sc:startOffset',
      endOffset: 'sc:endOffset',
    },
  ],
} as const satisfies Record<string, OutgoingValue>;
