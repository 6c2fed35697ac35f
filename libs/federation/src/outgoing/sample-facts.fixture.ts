import { Addresses } from './addresses.js';
import type {
  CommunityFacts,
  ContributionFacts,
  EventFacts,
  GroupFacts,
  InstanceFacts,
  KeyFacts,
  PersonFacts,
  PictureFacts,
  ReplyFacts,
  ThreadFacts,
  VideoFacts,
} from './facts.js';

export const at = new Addresses('northfield.example');

export const uuid = (last: number): string =>
  `0193a5b2-7c40-7def-8abc-${last.toString(16).padStart(12, '0')}`;

export const MADE = new Date('2026-03-02T09:30:00Z');
export const LATER = new Date('2026-03-04T10:00:00.500Z');

const keys: KeyFacts = {
  rsaPublicKeyPem: `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAo
-----END PUBLIC KEY-----
`,
  ed25519PublicKey: 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
};

const picture = (name: string, width: number, height: number): PictureFacts => ({
  url: `https://northfield.example/files/${name}`,
  mediaType: 'image/png',
  width,
  height,
  alt: '',
});

export const instance: InstanceFacts = {
  keys,
  createdAt: MADE,
  updatedAt: MADE,
  title: 'Northfield Council',
  languages: ['en', 'cy'],
  icon: picture('crest.png', 256, 256),
};

export const person: PersonFacts = {
  keys,
  createdAt: MADE,
  updatedAt: LATER,
  name: 'alice',
  displayName: 'Alice Parry',
  summaryHtml: '<p>Runs the gritting rota.</p>',
  icon: { ...picture('alice.png', 128, 128), alt: 'Alice in a yellow jacket' },
  alsoKnownAs: ['https://eastmoor.example/u/alice_p'],
  movedTo: null,
};

export const group: GroupFacts = {
  keys,
  createdAt: MADE,
  updatedAt: LATER,
  name: 'winter_service',
  title: 'Winter service',
  purpose: 'Keeping roads open',
  description: { html: '<p>Salt, routes and rotas.</p>', markdown: 'Salt, routes and rotas.' },
  languages: ['en'],
  visibility: 'public',
  image: null,
  isArchived: false,
};

export const community: CommunityFacts = {
  id: at.community('winter_service').id,
  handle: at.community('winter_service').handle,
  followers: at.community('winter_service').followers,
  visibility: 'public',
};

export const bob = { id: 'https://eastmoor.example/u/bob', handle: 'bob@eastmoor.example' };
export const alice = at.person('alice');

const contributed: ContributionFacts = {
  postId: uuid(1),
  author: alice.id,
  authorFollowers: alice.followers,
  community,
  context: at.context(uuid(2)),
  page: at.threadPage('winter_service', uuid(2)),
  markdown: 'Is the salt **in**?',
  html: '<p>Is the salt <strong>in</strong>?</p>',
  language: 'en',
  mentions: [],
  attachments: [],
  createdAt: MADE,
  editedAt: null,
  isWiki: false,
};

export const opening: ThreadFacts = {
  ...contributed,
  type: 'Article',
  title: 'Salt for the winter',
  isLocked: false,
  attachments: [
    {
      url: 'https://northfield.example/files/rota.pdf',
      mediaType: 'application/pdf',
      name: 'Rota',
      width: null,
      height: null,
    },
    {
      url: 'https://northfield.example/files/barn.png',
      mediaType: 'image/png',
      name: 'The salt barn, half full',
      width: 800,
      height: 600,
    },
  ],
};

export const meeting: EventFacts = {
  ...contributed,
  title: 'Salt day',
  isLocked: false,
  startsAt: new Date('2026-11-03T10:00:00Z'),
  endsAt: new Date('2026-11-03T12:00:00Z'),
  timeZone: 'Europe/London',
  place: 'The salt barn',
  link: 'https://meet.example/salt',
  isCancelled: false,
};

export const answer: ReplyFacts = {
  ...contributed,
  postId: uuid(3),
  page: at.postPage('winter_service', uuid(2), 2),
  markdown: '@bob It is.',
  html: '<p>@bob It is.</p>',
  mentions: [bob],
  inReplyTo: 'https://eastmoor.example/p/0193a5b2-7c40-7def-8abc-00000000ffff',
  parentAuthor: bob,
  editedAt: LATER,
};

export const film: VideoFacts = {
  ...contributed,
  postId: uuid(4),
  context: at.context(uuid(5)),
  page: at.threadPage('winter_service', uuid(5)),
  markdown: 'How to load the *gritter*.',
  html: '',
  language: 'cy',
  title: 'Loading the gritter',
  isLocked: false,
  durationMs: 123_456,
  width: 1280,
  height: 720,
  playlist: 'https://northfield.example/videos/4/master.m3u8',
  files: [
    {
      url: 'https://northfield.example/videos/4/720.mp4',
      mediaType: 'video/mp4',
      width: 1280,
      height: 720,
      size: 9_876_543,
      framesPerSecond: 25,
    },
  ],
  posters: [picture('poster-280.png', 280, 157), picture('poster-850.png', 850, 480)],
  storyboard: {
    url: 'https://northfield.example/videos/4/storyboard.jpg',
    mediaType: 'image/jpeg',
    width: 1920,
    height: 1080,
    tileWidth: 192,
    tileHeight: 108,
    secondsPerTile: 2,
  },
  captions: [{ language: 'en', url: 'https://northfield.example/videos/4/en.vtt' }],
  hasChapters: true,
  tags: ['gritting'],
  views: 25,
};
