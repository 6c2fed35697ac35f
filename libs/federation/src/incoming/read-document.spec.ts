import { describe, expect, it } from '@jest/globals';

import { type Activity, type Actor, type Collection, type Content, type Reading } from './documents.js';
import { readDocument } from './read-document.js';
import { WRITTEN } from './written.fixture.js';

const read = (name: keyof typeof WRITTEN): Reading => readDocument(WRITTEN[name]);
const actor = (name: keyof typeof WRITTEN): Actor => read(name) as Actor;
const content = (name: keyof typeof WRITTEN): Content => read(name) as Content;
const activity = (name: keyof typeof WRITTEN): Activity => read(name) as Activity;
const noteWith = (more: object): Content => readDocument({ ...WRITTEN.note, ...more }) as Content;

const ALICE = 'https://harbour.example/users/alice';
const BOB = 'https://square.example/u/bob';
const PLANNING = 'https://square.example/c/planning';

describe('readDocument, of actors', () => {
  it('reads a person', () => {
    expect(actor('person')).toMatchObject({
      kind: 'actor',
      is: 'person',
      id: ALICE,
      sharedInbox: 'https://harbour.example/inbox',
      username: 'alice',
      webfinger: 'alice@harbour.example',
      markdown: 'Boats',
      fields: [{ name: 'Town', value: 'Northfield' }],
      icon: { url: 'https://cdn.example/a.png', mediaType: 'image/png' },
      image: null,
      alsoKnownAs: ['https://old.example/users/alice'],
      movedTo: null,
      manuallyApprovesFollowers: true,
      discoverable: true,
      published: new Date('2025-03-01T10:00:00.123Z'),
      tags: { emoji: [{ name: 'boat', picture: 'https://cdn.example/b.png' }] },
      keys: { publicKey: WRITTEN.person.publicKey, assertionMethod: WRITTEN.person.assertionMethod },
    });
  });

  it('reads a group: moderators behind attributedTo, lists of keys and icons, an endpoint that is a text', () => {
    expect(actor('group')).toMatchObject({
      is: 'group',
      moderators: 'https://square.example/c/planning/moderators',
      owners: [],
      sharedInbox: 'https://square.example/inbox',
      postingRestrictedToMods: true,
      languages: ['en', 'cy'],
      icon: { url: 'https://square.example/i.webp' },
    });
  });

  it('takes a list in attributedTo of a group for its owners', () => {
    const channel = { ...WRITTEN.group, attributedTo: [{ type: 'Person', id: BOB }] };
    expect(readDocument(channel)).toMatchObject({ moderators: null, owners: [BOB] });
  });

  it('says which properties a partial answer has, so that the missing ones are not erased', () => {
    const stub = { id: ALICE, type: 'Person', preferredUsername: 'alice', publicKey: {} };
    expect(readDocument(stub)).toMatchObject({ inbox: null, summary: null, present: ['publicKey'] });
    expect(actor('person').present).toEqual(expect.arrayContaining(['summary', 'movedTo', 'icon']));
  });

  it('refuses an inbox on another host, and leaves out other addresses there', () => {
    const foreign = 'https://victim.example/inbox';
    expect(readDocument({ ...WRITTEN.person, inbox: foreign })).toEqual({
      kind: 'refused',
      because: 'inbox-elsewhere',
    });
    const { sharedInbox, followers } = readDocument({
      ...WRITTEN.person,
      endpoints: { sharedInbox: foreign },
      followers: foreign,
    }) as Actor;
    expect([sharedInbox, followers]).toEqual([null, null]);
  });

  it('takes no user name that could be mistaken for a handle or an address (OF8)', () => {
    for (const preferredUsername of ['a@b', 'a:b', 'a/b', 'a b', 'a#b', '', 7, null, ['']]) {
      expect(readDocument({ ...WRITTEN.person, preferredUsername })).toMatchObject({ username: null });
    }
  });
});

describe('readDocument, of posts', () => {
  it('reads a thread', () => {
    expect(content('page')).toMatchObject({
      type: 'Page',
      role: 'thread',
      author: BOB,
      name: 'A new bridge',
      body: { text: '<p>Where?</p>', format: 'html' },
      markdown: 'Where?',
      sensitive: false,
      audience: { public: true, unlisted: false, to: [PLANNING], cc: [] },
      groups: [{ iri: PLANNING, from: 'audience' }],
      repliesAllowed: 'closed',
      languages: ['en'],
      hashtags: [{ name: 'bridge', href: 'https://square.example/c/planning/tag/bridge' }],
      attachments: [{ shows: 'link', url: 'https://news.example/bridge' }],
      image: { url: 'https://square.example/i.jpg' },
    });
  });

  it('reads a reply whose every property has another shape than usual (pitfall 11)', () => {
    expect(content('note')).toMatchObject({
      role: 'reply',
      author: ALICE,
      inReplyTo: 'https://square.example/post/1',
      body: { text: '<p>Dyma fo</p>', format: 'html' },
      languages: ['cy', 'en'],
      summary: null,
      audience: { public: true, to: [], cc: [BOB] },
      mentions: [{ href: BOB, name: '@bob' }],
      context: 'https://square.example/contexts/1',
      conversation: 'tag:harbour.example,2025:conversation=1',
      attachments: [{ shows: 'image', alt: 'A map', width: 8, height: 9 }],
      quote: 'https://square.example/post/0',
      url: null,
    });
  });

  it('leaves replies that are written out inline for a later stage to judge', () => {
    expect(content('note').replies).toMatchObject({
      collection: 'https://harbour.example/users/alice/statuses/9/replies',
      inline: [{ id: 'https://harbour.example/users/alice/statuses/10', embedded: null }],
    });
    const listed = noteWith({ replies: [WRITTEN.page] }).replies;
    expect(listed).toMatchObject({
      collection: null,
      inline: [{ id: WRITTEN.page.id, embedded: { kind: 'content' }, raw: WRITTEN.page }],
    });
  });

  it('reads a poll, its end and its counts', () => {
    expect(content('question').poll).toEqual({
      options: [
        { name: 'North', votes: 3 },
        { name: 'South', votes: 0 },
      ],
      several: true,
      endsAt: new Date('2025-06-01T00:00:00Z'),
      closed: false,
      voters: 3,
    });
  });

  it('knows a vote: a name, no text, in reply to something', () => {
    expect(content('vote').role).toBe('vote');
    expect(content('note').role).toBe('reply');
    expect(noteWith({ name: 'North', contentMap: { en: 'a title and a text' } }).role).toBe('reply');
  });

  it('reads an event of a group: the person is the author, the group a candidate', () => {
    expect(content('event')).toMatchObject({
      author: 'https://gather.example/@carol',
      groups: [{ iri: 'https://gather.example/@walkers', from: 'attributedTo' }],
      event: {
        startsAt: new Date('2025-07-01T08:00:00Z'),
        endsAt: null,
        timezone: 'Europe/London',
        places: ['The pier', 'Online'],
        link: 'https://meet.example/walk',
        isCancelled: false,
      },
    });
  });

  it('reads a video: person and channel, files, streams with their fragments, captions, storyboard', () => {
    const video = content('video');
    expect(video).toMatchObject({
      author: 'https://tube.example/accounts/dan',
      body: { format: 'markdown' },
      repliesAllowed: 'approval',
      url: WRITTEN.video.id,
    });
    expect(video.groups[0]).toEqual({
      iri: 'https://tube.example/video-channels/council',
      from: 'attributedTo',
    });
    expect(video.video).toMatchObject({
      uuid: WRITTEN.video.uuid,
      seconds: 1145,
      files: [{ url: 'https://tube.example/v/720.mp4', height: 720, bytes: 1000, framesPerSecond: 25 }],
      streams: [
        {
          playlist: 'https://tube.example/v/master.m3u8',
          fragments: [{ url: 'https://tube.example/v/720-frag.mp4', bytes: 999 }],
          hashes: 'https://tube.example/v/hashes.json',
        },
      ],
      metadata: ['https://tube.example/meta/720', 'https://tube.example/meta/720f'],
      captions: [
        { language: 'en', url: 'https://tube.example/captions/en.vtt' },
        { language: 'cy', url: 'https://tube.example/captions/cy.vtt' },
      ],
      pictures: [{ width: 280 }, { width: 850 }],
      storyboard: { tileWidth: 192, tileHeight: 108, secondsPerTile: 10 },
      chapters: WRITTEN.video.hasParts,
      licence: 'Attribution - Share Alike',
      views: 360,
      live: false,
    });
  });

  it.each([
    ['https://www.w3.org/ns/activitystreams#Public', true],
    ['as:Public', true],
    ['Public', true],
    [{ id: 'as:Public' }, true],
    ['http://www.w3.org/ns/activitystreams#Public', false],
    ['public', false],
    ['as:Followers', false],
    [null, false],
    [undefined, false],
    [7, false],
    [{ url: 'as:Public' }, false],
  ])('takes %j in `to` for public: %s; what is not known is private (pitfall 12)', (to, expected) => {
    expect(noteWith({ to, cc: undefined }).audience.public).toBe(expected);
    expect(noteWith({ to: [BOB, to], cc: [] }).audience).toMatchObject({ public: expected });
    expect(noteWith({ to: BOB, cc: to }).audience).toMatchObject({ public: expected, unlisted: expected });
    expect(noteWith({ to: [], cc: [], audience: to }).audience.public).toBe(false);
  });

  it('looks for the community in audience, groups of attributedTo, to and cc, in this order (pitfall 25)', () => {
    const group = (name: string): string => `https://square.example/c/${name}`;
    const post = noteWith({
      cc: [group('d'), group('a')],
      to: [group('c')],
      audience: [group('a')],
      attributedTo: [ALICE, { type: 'Group', id: group('b') }],
    });
    expect(post.groups.map(({ iri, from }) => `${from} ${iri.at(-1)}`)).toEqual([
      'audience a',
      'attributedTo b',
      'to c',
      'cc d',
    ]);
  });

  it.each([
    ['2025-03-01T10:00:00Z', '2025-03-01T10:00:00.000Z'],
    ['2025-03-01T10:00:00.123456789+00:00', '2025-03-01T10:00:00.123Z'],
    ['2025-03-01T10:00:00-0330', '2025-03-01T13:30:00.000Z'],
    ['2025-03-01 10:00', '2025-03-01T10:00:00.000Z'],
    ['2025-03-01', '2025-03-01T00:00:00.000Z'],
    [['2025-03-01T10:00:00Z'], '2025-03-01T10:00:00.000Z'],
    ['2025-02-30T10:00:00Z', undefined],
    ['2025-03-01T25:00:00Z', undefined],
    ['0000-00-00T00:00:00Z', undefined],
    ['yesterday', undefined],
    [1_700_000_000, undefined],
    [{}, undefined],
    ['9'.repeat(100_000), undefined],
  ])('reads the moment %j', (published, expected) => {
    expect(noteWith({ published }).published?.toISOString()).toBe(expected);
  });

  it('keeps texts that can be stored: no U+0000, no broken character, no tower of marks (API12)', () => {
    const { name, body } = noteWith({ name: 'a\0b\nc', content: `x\ud800y${'\u0301'.repeat(1000)}` });
    expect(name).toBe('ab c');
    expect(body?.text).toBe(`x\ufffdy${'\u0301'.repeat(16)}`);
  });
});

describe('readDocument, of activities', () => {
  it.each([
    ['create', { type: 'Create', objects: [{ id: WRITTEN.note.id, embedded: { kind: 'content' } }] }],
    ['votes', { type: 'Create', objects: [{ embedded: { role: 'vote' } }, { embedded: { name: 'South' } }] }],
    ['update', { type: 'Update', object: { embedded: { kind: 'content' }, raw: WRITTEN.update.object } }],
    ['updateOfPerson', { type: 'Update', object: { id: ALICE, embedded: { kind: 'actor' } } }],
    ['deletion', { type: 'Delete', removal: false, object: { embedded: { kind: 'tombstone' } } }],
    ['removal', { type: 'Delete', removal: true, reason: null, object: { id: WRITTEN.note.id } }],
    ['deletionWithoutId', { type: 'Delete', id: null, audience: { public: true } }],
    ['follow', { type: 'Follow', object: PLANNING }],
    ['accept', { type: 'Accept', object: { embedded: { type: 'Follow', object: PLANNING } } }],
    ['reject', { type: 'Reject', object: { id: `${ALICE}/activities/follow`, embedded: null } }],
    ['undoOfFollow', { type: 'Undo', object: { id: null, embedded: { type: 'Follow', id: null } } }],
    ['undoById', { type: 'Undo', object: { id: `${ALICE}/activities/like`, embedded: null } }],
    ['like', { type: 'Like', object: WRITTEN.note.id }],
    ['likeWithEmoji', { type: 'EmojiReact', emoji: '🎉', picture: null }],
    ['likeWithCustomEmoji', { type: 'EmojiReact', emoji: ':tada:', picture: 'https://cdn.example/t.png' }],
    ['likeWithWords', { type: 'Like' }],
    ['dislike', { type: 'Dislike', object: WRITTEN.note.id }],
    ['emojiReact', { type: 'EmojiReact', emoji: '👍🏽' }],
    ['emojiReactOfWords', { kind: 'ignored', because: 'not-a-reaction' }],
    [
      'relay',
      {
        type: 'Announce',
        objects: [{ embedded: { type: 'Create', objects: [{ embedded: { kind: 'content' } }] } }],
      },
    ],
    [
      'relayOfId',
      { type: 'Announce', actor: PLANNING, objects: [{ id: WRITTEN.page.id, embedded: null, raw: null }] },
    ],
    [
      'relayOfVotes',
      { type: 'Announce', objects: [{ embedded: { type: 'Like' } }, { embedded: { type: 'Like' } }] },
    ],
    ['relayOfList', { type: 'Announce', objects: [{ embedded: { type: 'Like' } }, { embedded: null }] }],
    ['addModerator', { type: 'Add', object: { id: ALICE }, target: `${PLANNING}/moderators` }],
    ['removePin', { type: 'Remove', object: { id: WRITTEN.page.id }, target: `${PLANNING}/featured` }],
    [
      'ban',
      {
        type: 'Block',
        object: ALICE,
        target: PLANNING,
        until: new Date('2025-09-01T00:00:00Z'),
        removeData: true,
        reason: 'spam',
      },
    ],
    ['personalBlock', { type: 'Block', object: BOB, target: null, until: null }],
    ['flag', { type: 'Flag', objects: [BOB, WRITTEN.page.id], text: 'rude' }],
    ['resolve', { type: 'Resolve', object: { embedded: { type: 'Flag' } } }],
    ['lock', { type: 'Lock', object: WRITTEN.page.id, reason: 'answered' }],
    ['moveOfActor', { type: 'Move', moves: 'actor', target: 'https://new.example/users/alice' }],
    [
      'moveOfThread',
      { type: 'Move', moves: 'thread', origin: PLANNING, target: 'https://square.example/c/roads' },
    ],
    ['join', { type: 'Join', object: PLANNING }],
    ['leave', { type: 'Leave', object: PLANNING }],
    [
      'invite',
      {
        type: 'Invite',
        object: PLANNING,
        target: ALICE,
        role: 'moderator',
        question: { id: WRITTEN.page.id, title: 'Who knows about kerbs?' },
      },
    ],
    [
      'quoteRequest',
      { type: 'QuoteRequest', object: WRITTEN.page.id, instrument: { embedded: { kind: 'content' } } },
    ],
    ['warn', { kind: 'ignored', because: 'type-not-handled', type: 'Warn' }],
    ['view', { kind: 'ignored', because: 'type-not-handled', type: 'View' }],
  ] as const)('reads %s', (name, expected) => {
    expect(read(name)).toMatchObject(expected);
  });

  it('never takes more of an embedded actor than its id (pitfall 4)', () => {
    const bringing = { ...WRITTEN.like, actor: { ...WRITTEN.person, publicKey: { publicKeyPem: 'mine' } } };
    const found = JSON.stringify(readDocument(bringing));
    expect(readDocument(bringing)).toMatchObject({ actor: ALICE });
    expect(found).not.toContain('mine');
  });

  it('gives a signature inside the document no meaning, nor graphs beside it (IN8, pitfall 5)', () => {
    const signature = { type: 'RsaSignature2017', creator: `${ALICE}#main-key`, signatureValue: 'x' };
    const extras = {
      '@graph': [WRITTEN.ban],
      '@included': [WRITTEN.ban],
      '@reverse': { actor: WRITTEN.ban },
    };
    expect(readDocument({ ...WRITTEN.like, signature, ...extras })).toEqual(activity('like'));
    expect(readDocument({ '@context': '', signature, ...extras })).toMatchObject({ kind: 'refused' });
  });
});

describe('readDocument, of the rest', () => {
  it('reads tombstones, collections, pages of them and consents', () => {
    expect(read('tombstone')).toMatchObject({ kind: 'tombstone', formerType: 'Page' });
    expect(read('outbox') as Collection).toMatchObject({
      ordered: true,
      page: false,
      totalItems: 2,
      cut: false,
      first: { id: `${PLANNING}/outbox?page=1` },
      items: [{ embedded: { type: 'Announce' } }, { id: WRITTEN.page.id, embedded: null }],
    });
    expect(read('commentsPage')).toMatchObject({
      page: true,
      next: 'https://tube.example/comments?page=2',
      items: [{ id: 'https://tube.example/comments/1' }],
    });
    expect(read('quoteAuthorization')).toMatchObject({ kind: 'authorization', of: 'quote', giver: BOB });
  });
});
