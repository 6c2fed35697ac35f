/** Actors and posts of every shape, written for these tests after the habits of the peers named; none was ever sent. */

export const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
const KEY = '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n';

export const person = {
  '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'],
  id: 'https://harbour.example/users/alice',
  type: 'Person',
  preferredUsername: 'alice',
  webfinger: 'alice@harbour.example',
  name: 'Alice of the Harbour',
  summary: '<p>Boats</p>',
  source: { content: 'Boats', mediaType: 'text/markdown' },
  url: 'https://harbour.example/@alice',
  inbox: 'https://harbour.example/users/alice/inbox',
  outbox: 'https://harbour.example/users/alice/outbox',
  followers: 'https://harbour.example/users/alice/followers',
  following: 'https://harbour.example/users/alice/following',
  featured: 'https://harbour.example/users/alice/featured',
  endpoints: { sharedInbox: 'https://harbour.example/inbox' },
  icon: { type: 'Image', mediaType: 'image/png', url: 'https://cdn.example/a.png' },
  image: null,
  attachment: [{ type: 'PropertyValue', name: 'Town', value: 'Northfield' }],
  tag: [{ type: 'Emoji', name: ':boat:', icon: { type: 'Image', url: 'https://cdn.example/b.png' } }],
  publicKey: {
    id: 'https://harbour.example/users/alice#main-key',
    owner: 'https://harbour.example/users/alice',
    publicKeyPem: KEY,
  },
  assertionMethod: [{ id: 'https://harbour.example/users/alice#ed', type: 'Multikey' }],
  alsoKnownAs: 'https://old.example/users/alice',
  movedTo: null,
  manuallyApprovesFollowers: true,
  discoverable: true,
  published: '2025-03-01T10:00:00.123456+00:00',
  updated: '2025-04-01T10:00:00Z',
};

export const group = {
  id: 'https://square.example/c/planning',
  type: ['Group', 'https://example.org/ns#Forum'],
  preferredUsername: 'planning',
  name: 'Planning',
  inbox: 'https://square.example/c/planning/inbox',
  outbox: 'https://square.example/c/planning/outbox',
  followers: 'https://square.example/c/planning/followers',
  attributedTo: 'https://square.example/c/planning/moderators',
  featured: 'https://square.example/c/planning/featured',
  endpoints: 'https://square.example/endpoints',
  publicKey: [{ id: 'https://square.example/c/planning#main-key', publicKeyPem: KEY }],
  icon: [{ type: 'Image', url: [{ type: 'Link', href: 'https://square.example/i.webp' }] }],
  postingRestrictedToMods: true,
  language: [{ identifier: 'en', name: 'English' }, { identifier: 'cy' }, { identifier: 'und' }],
  sharedInbox: 'https://square.example/inbox',
};

export const page = {
  id: 'https://square.example/post/1',
  type: 'Page',
  attributedTo: 'https://square.example/u/bob',
  name: 'A new bridge',
  content: '<p>Where?</p>',
  mediaType: 'text/html',
  source: { content: 'Where?', mediaType: 'text/markdown' },
  to: ['https://square.example/c/planning', PUBLIC],
  cc: [],
  audience: 'https://square.example/c/planning',
  attachment: [{ type: 'Link', href: 'https://news.example/bridge' }],
  image: { type: 'Image', url: 'https://square.example/i.jpg' },
  commentsEnabled: false,
  sensitive: null,
  language: { identifier: 'en', name: 'English' },
  tag: [{ type: 'Hashtag', name: '#bridge', href: 'https://square.example/c/planning/tag/bridge' }],
  published: '2025-05-02T08:00:00.123Z',
};

export const note = {
  id: 'https://harbour.example/users/alice/statuses/9',
  type: 'Note',
  attributedTo: [{ type: 'Person', id: 'https://harbour.example/users/alice' }],
  inReplyTo: ['https://square.example/post/1'],
  content: null,
  contentMap: { cy: '<p>Dyma fo</p>', en: '<p>Here</p>' },
  summary: '',
  to: 'as:Public',
  cc: 'https://square.example/u/bob',
  tag: { type: 'Mention', href: 'https://square.example/u/bob', name: '@bob' },
  context: 'https://square.example/contexts/1',
  conversation: 'tag:harbour.example,2025:conversation=1',
  replies: {
    id: 'https://harbour.example/users/alice/statuses/9/replies',
    type: 'Collection',
    first: { type: 'CollectionPage', items: ['https://harbour.example/users/alice/statuses/10'] },
  },
  attachment: [
    {
      type: 'Document',
      mediaType: 'image/png',
      url: 'https://cdn.example/1.png',
      name: 'A map',
      width: 8,
      height: 9,
    },
  ],
  quoteUrl: 'https://square.example/post/0',
  url: 'https://elsewhere.example/@alice/9',
};

export const question = {
  id: 'https://harbour.example/users/alice/statuses/20',
  type: 'Question',
  attributedTo: 'https://harbour.example/users/alice',
  content: 'Which?',
  to: [PUBLIC],
  cc: [],
  anyOf: [
    { type: 'Note', name: 'North', replies: { type: 'Collection', totalItems: 3 } },
    { type: 'Note', name: 'South', replies: { type: 'Collection', totalItems: 0 } },
  ],
  endTime: '2025-06-01T00:00:00Z',
  votersCount: 3,
};

export const vote = {
  id: 'https://square.example/u/bob#votes/1',
  type: 'Note',
  name: 'North',
  inReplyTo: question.id,
  attributedTo: 'https://square.example/u/bob',
  to: ['https://harbour.example/users/alice'],
};

export const event = {
  id: 'https://gather.example/events/1',
  type: 'Event',
  actor: 'https://gather.example/@carol',
  attributedTo: 'https://gather.example/@walkers',
  name: 'A walk',
  startTime: '2025-07-01T09:00:00+01:00',
  timezone: 'Europe/London',
  location: [
    { type: 'Place', name: 'The pier' },
    { type: 'VirtualLocation', name: 'Online', url: 'https://meet.example/walk' },
  ],
  to: [PUBLIC],
};

export const video = {
  id: 'https://tube.example/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d',
  type: 'Video',
  uuid: '9c9de5e8-0a1e-484a-b099-e80766180a6d',
  name: 'How to recycle',
  duration: 'PT1145S',
  content: '**Recycle**',
  mediaType: 'text/markdown',
  attributedTo: [
    { type: 'Group', id: 'https://tube.example/video-channels/council' },
    { type: 'Person', id: 'https://tube.example/accounts/dan' },
  ],
  to: [PUBLIC],
  cc: ['https://tube.example/accounts/dan/followers'],
  commentsPolicy: 3,
  licence: { identifier: '2', name: 'Attribution - Share Alike' },
  language: { identifier: 'en', name: 'English' },
  subtitleLanguage: [
    { identifier: 'en', name: 'English', url: 'https://tube.example/captions/en.vtt' },
    {
      identifier: 'cy',
      name: 'Welsh',
      url: [
        { type: 'Link', mediaType: 'application/x-mpegURL', href: 'https://tube.example/captions/cy.m3u8' },
        { type: 'Link', mediaType: 'text/vtt', href: 'https://tube.example/captions/cy.vtt' },
      ],
    },
  ],
  icon: [
    { type: 'Image', url: 'https://tube.example/s.jpg', mediaType: 'image/jpeg', width: 280, height: 157 },
    { type: 'Image', url: 'https://tube.example/l.jpg', mediaType: 'image/jpeg', width: 850, height: 480 },
  ],
  preview: [
    {
      type: 'Image',
      rel: ['storyboard'],
      url: [
        {
          mediaType: 'image/jpeg',
          href: 'https://tube.example/board.jpg',
          width: 2112,
          height: 1188,
          tileWidth: 192,
          tileHeight: 108,
          tileDuration: 'PT10S',
        },
      ],
    },
  ],
  hasParts: 'https://tube.example/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d/chapters',
  views: 360,
  url: [
    {
      type: 'Link',
      mediaType: 'text/html',
      href: 'https://tube.example/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d',
    },
    {
      type: 'Link',
      mediaType: 'video/mp4',
      href: 'https://tube.example/v/720.mp4',
      height: 720,
      width: 1280,
      size: 1000,
      fps: 25,
    },
    {
      type: 'Link',
      rel: ['metadata', 'video/mp4'],
      mediaType: 'application/json',
      href: 'https://tube.example/meta/720',
    },
    {
      type: 'Link',
      mediaType: 'application/x-bittorrent;x-scheme-handler/magnet',
      href: 'magnet:?xt=urn:btih:1',
    },
    { type: 'Link', rel: ['tracker', 'websocket'], href: 'wss://tube.example/tracker/socket' },
    {
      type: 'Link',
      mediaType: 'application/x-mpegURL',
      href: 'https://tube.example/v/master.m3u8',
      tag: [
        { type: 'Infohash', name: 'bade027756842ecef7a1fb7b437dcaa52eb72350' },
        {
          type: 'Link',
          name: 'sha256',
          mediaType: 'application/json',
          href: 'https://tube.example/v/hashes.json',
        },
        {
          type: 'Link',
          mediaType: 'video/mp4',
          href: 'https://tube.example/v/720-frag.mp4',
          height: 720,
          size: 999,
          fps: 25,
        },
        {
          type: 'Link',
          rel: ['metadata', 'video/mp4'],
          mediaType: 'application/json',
          href: 'https://tube.example/meta/720f',
        },
      ],
    },
  ],
};
