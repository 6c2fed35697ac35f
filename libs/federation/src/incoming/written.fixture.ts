import {
  PUBLIC,
  event,
  group,
  note,
  page,
  person,
  question,
  video,
  vote,
} from './written-documents.fixture.js';

const alice = 'https://harbour.example/users/alice';
const planning = 'https://square.example/c/planning';
const by = <Rest extends object>(
  actor: string,
  type: string,
  rest: Rest,
): Rest & { readonly id: string; readonly type: string; readonly actor: string } => ({
  '@context': 'https://www.w3.org/ns/activitystreams',
  id: `${actor}/activities/${type.toLowerCase()}`,
  type,
  actor,
  to: [PUBLIC],
  cc: [],
  ...rest,
});

const like = by('https://square.example/u/bob', 'Like', { object: note.id });

/** Documents of every shape that we read, written for these tests; none was ever sent. */
export const WRITTEN = {
  person,
  group,
  page,
  note,
  question,
  vote,
  event,
  video,
  tombstone: { id: page.id, type: 'Tombstone', formerType: 'Page', deleted: '2025-08-01T00:00:00Z' },
  outbox: {
    id: 'https://square.example/c/planning/outbox',
    type: 'OrderedCollection',
    totalItems: 2,
    orderedItems: [by(planning, 'Announce', { object: page }), page.id],
    first: 'https://square.example/c/planning/outbox?page=1',
  },
  commentsPage: {
    id: 'https://tube.example/comments?page=1',
    type: 'CollectionPage',
    partOf: 'https://tube.example/comments',
    next: 'https://tube.example/comments?page=2',
    items: 'https://tube.example/comments/1',
  },
  quoteAuthorization: {
    id: 'https://square.example/u/bob/stamps/1',
    type: 'QuoteAuthorization',
    attributedTo: 'https://square.example/u/bob',
    interactingObject: note.id,
    interactionTarget: page.id,
  },
  create: by(alice, 'Create', { object: note }),
  votes: by('https://square.example/u/bob', 'Create', {
    object: [vote, { ...vote, id: `${vote.id}2`, name: 'South' }],
  }),
  update: by(alice, 'Update', { object: { ...note, updated: '2025-05-03T08:00:00Z' } }),
  updateOfPerson: by(alice, 'Update', { object: person }),
  deletion: by(alice, 'Delete', { object: { type: 'Tombstone', id: note.id } }),
  removal: by('https://square.example/u/mod', 'Delete', { object: note.id, summary: '' }),
  deletionWithoutId: { type: 'Delete', actor: alice, object: note.id, to: PUBLIC },
  follow: by(alice, 'Follow', { object: planning }),
  accept: by(planning, 'Accept', { object: by(alice, 'Follow', { object: planning }) }),
  reject: by(planning, 'Reject', { object: `${alice}/activities/follow` }),
  undoOfFollow: by(alice, 'Undo', { object: { type: 'Follow', actor: alice, object: planning } }),
  undoById: by(alice, 'Undo', { object: `${alice}/activities/like` }),
  like,
  likeWithEmoji: { ...like, content: '🎉', _misskey_reaction: '🎉' },
  likeWithCustomEmoji: {
    ...like,
    content: ':tada:',
    tag: [
      { id: null, type: 'Emoji', name: ':tada:', icon: { type: 'Image', url: 'https://cdn.example/t.png' } },
    ],
  },
  likeWithWords: { ...like, content: 'I like it' },
  dislike: by('https://square.example/u/bob', 'Dislike', { object: { type: 'Note', id: note.id } }),
  emojiReact: by('https://square.example/u/bob', 'EmojiReact', { object: note.id, content: '👍🏽' }),
  emojiReactOfWords: by('https://square.example/u/bob', 'EmojiReact', { object: note.id, content: 'yes' }),
  relay: by(planning, 'Announce', { object: by(alice, 'Create', { object: note }) }),
  relayOfId: by(planning, 'Announce', { object: page.id, actor: { type: 'Group', id: planning } }),
  relayOfVotes: by(planning, 'Announce', {
    object: { type: 'OrderedCollection', orderedItems: [like, like] },
  }),
  relayOfList: by(planning, 'Announce', { object: [like, note.id] }),
  addModerator: by(planning, 'Add', { object: alice, target: group.attributedTo }),
  removePin: by(planning, 'Remove', { object: page.id, target: { type: 'Collection', id: group.featured } }),
  ban: by('https://square.example/u/mod', 'Block', {
    object: alice,
    target: planning,
    removeData: true,
    summary: 'spam',
    expires: null,
    endTime: '2025-09-01T00:00:00Z',
  }),
  personalBlock: by(alice, 'Block', { object: 'https://square.example/u/bob' }),
  flag: by('https://harbour.example/actor', 'Flag', {
    object: ['https://square.example/u/bob', page.id, 7, null],
    content: 'rude',
    to: undefined,
  }),
  resolve: by('https://square.example/u/mod', 'Resolve', {
    object: by('https://harbour.example/actor', 'Flag', { object: page.id }),
  }),
  lock: by('https://square.example/u/mod', 'Lock', { object: page.id, summary: 'answered' }),
  moveOfActor: by(alice, 'Move', { object: alice, target: 'https://new.example/users/alice' }),
  moveOfThread: by(planning, 'Move', {
    object: page.id,
    origin: planning,
    target: 'https://square.example/c/roads',
  }),
  join: by(alice, 'Join', { object: planning }),
  leave: by(alice, 'Leave', { object: planning }),
  invite: by(planning, 'Invite', {
    object: planning,
    target: alice,
    roleName: 'moderator',
    attachment: [
      { type: 'Link', href: 'https://evil.example/p/9', name: 'Elsewhere' },
      { type: 'Link', href: page.id, name: 'Who knows about kerbs?' },
    ],
  }),
  quoteRequest: by(alice, 'QuoteRequest', { object: page.id, instrument: note }),
  warn: by('https://square.example/u/mod', 'Warn', { object: page.id }),
  view: by('https://tube.example/accounts/dan', 'View', { object: video.id }),
  forgedCreate: by('https://evil.example/users/mallory', 'Create', {
    object: { ...note, id: 'https://guildhall.example/p/1' },
  }),
} as const;
