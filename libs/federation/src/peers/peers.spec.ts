import { createHash, createSign, generateKeyPairSync } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { ACTIVITY_JSON } from '../outgoing/content-types.js';
import type { OutgoingDocument } from '../outgoing/outgoing-document.js';
import {
  activities,
  actors,
  chapters,
  collections,
  contributions,
  gone,
  onTheWire,
  VISIBILITIES,
} from '../outgoing/samples.fixture.js';
import { serialise } from '../outgoing/serialise.js';
import type { Complaints, Received } from './shape.fixture.js';
import { strictContentType, strictDelivery, type SignedRequest } from './strict-delivery.fixture.js';
import {
  strictDiscourse,
  strictMastodon,
  strictMisskey,
  strictNodeBB,
  strictPieFed,
} from './strict-hosts.fixture.js';
import { lemmyReads, strictLemmy } from './strict-lemmy.fixture.js';
import { strictPeerTube } from './strict-peertube.fixture.js';

const omit = <Value>(members: Record<string, Value>, left: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(members).filter(([name]) => name !== left));

const PRIVATE = ['organisation', 'listed', 'hidden'];

/** Everything that is sent or served where a community is this visible; chapters are for PeerTube alone. */
const everything = (visibility: (typeof VISIBILITIES)[number]): [string, Received][] =>
  Object.entries({
    ...actors(visibility),
    ...contributions(visibility),
    ...activities(visibility),
    ...collections(visibility),
    tombstone: gone,
  }).map(([name, document]) => [name, onTheWire(document)]);

const complaintsOf = (
  peer: (document: Received, isPrivate: boolean) => Complaints,
  visibilities: readonly (typeof VISIBILITIES)[number][] = VISIBILITIES,
): Record<string, Complaints> =>
  Object.fromEntries(
    visibilities.flatMap((visibility) =>
      everything(visibility)
        .map(([name, document]) => [name, peer(document, PRIVATE.includes(visibility))] as const)
        .filter(([, complaints]) => complaints.length > 0),
    ),
  );

describe('what strict peers say to everything that we send', () => {
  it('Lemmy takes all of it but a post announced by its id and answers to requests without one, which go to others only', () => {
    expect(complaintsOf(strictLemmy)).toEqual({
      announceId: ['Announce.object'],
      acceptAnonymousFollow: ['Accept.object'],
    });
    for (const name of ['announceOwn', 'acceptFollow'])
      expect(strictLemmy(onTheWire(activities('public')[name] as OutgoingDocument))).toEqual([]);
  });

  it('Lemmy reads every kind that a community of FEP-1b12 needs', () => {
    const unread = everything('public')
      .filter(([, document]) => !lemmyReads(document))
      .map(([name]) => name);
    expect(unread.toSorted()).toEqual(
      [
        'acceptJoin invite join leave move removeMember updatePerson context emptyOutbox featured',
        'moderators outbox replies repliesPage',
      ]
        .join(' ')
        .split(' ')
        .toSorted(),
    );
  });

  it('Misskey, Discourse and PieFed take all of it', () => {
    for (const peer of [strictMisskey, strictDiscourse, strictPieFed]) expect(complaintsOf(peer)).toEqual({});
  });

  it('Mastodon takes all but a community changed by a moderator, and takes that from the community itself', () => {
    expect(complaintsOf(strictMastodon)).toEqual({ updateGroup: ['Update of another actor'] });
    const { updateGroupItself } = activities('public');
    expect(strictMastodon(onTheWire(updateGroupItself as OutgoingDocument))).toEqual([]);
  });

  it('NodeBB takes all but a video with both its owners, which it fetches when its id is announced', () => {
    expect(complaintsOf(strictNodeBB)).toEqual({
      createVideo: ['attributedTo is no string'],
      updateVideo: ['attributedTo is no string'],
    });
    expect(strictNodeBB(onTheWire(activities('public')['announceId'] as OutgoingDocument))).toEqual([]);
    expect(strictNodeBB(onTheWire(contributions('public')['video'] as OutgoingDocument))).toEqual([]);
  });

  it('PeerTube takes all but our communities, whose owners it wants to know, and the text threads that it has no use for', () => {
    expect(complaintsOf(strictPeerTube, ['public', 'unlisted'])).toEqual({
      group: ['Group.attributedTo'],
      archivedGroup: ['Group.attributedTo'],
      updateGroup: ['Update.object'],
      updateGroupItself: ['Update.object'],
      flagOutside: ['Flag.object'],
    });
    const fallbacks = { ...actors('public'), ...contributions('public'), ...activities('public') };
    for (const name of ['person', 'instance', 'video', 'createVideo', 'flag'])
      expect(strictPeerTube(onTheWire(fallbacks[name] as OutgoingDocument))).toEqual([]);
  });
});

describe('strict peers refuse the shapes that they are known to refuse', () => {
  const sample = (name: string): Received =>
    onTheWire(
      { ...actors('public'), ...contributions('public'), ...activities('public') }[name] as OutgoingDocument,
    );
  const inside = (activity: Received, changes: Received): Received => ({
    ...activity,
    object: { ...(activity['object'] as Received), ...changes },
  });

  const create = sample('createThread');
  const reply = sample('createReply');

  it.each<[string, Received]>([
    ['a Create without cc', omit(create, 'cc')],
    ['a thread with inReplyTo', inside(create, { inReplyTo: 'https://eastmoor.example/p/1' })],
    [
      'one attachment outside of a list',
      inside(create, { attachment: { type: 'Link', href: 'https://a.example/' } }),
    ],
    [
      'an attachment of type Video',
      inside(create, { attachment: [{ type: 'Video', url: 'https://a.example/' }] }),
    ],
    ['a media type of its own', inside(create, { mediaType: 'text/plain' })],
    ['a picture that is a string', inside(create, { image: 'https://a.example/i.png' })],
    ['a reply without content', inside(reply, { content: null })],
    ['a tag outside of a list', inside(reply, { tag: { type: 'Mention' } })],
    ['a short spelling of Public', { ...create, to: ['as:Public'], cc: [] }],
    ['no Public in a public community', { ...create, to: [], cc: [] }],
    ['an id with a port', { ...sample('like'), id: 'https://northfield.example:8443/activities/like/1' }],
    ['an Accept with the bare id of a Follow inside', inside(sample('acceptFollow'), { actor: undefined })],
    ['a report to two', { ...sample('flag'), to: ['https://a.example/c/a', 'https://a.example/c/b'] }],
    ['a community without an outbox', omit(sample('group'), 'outbox')],
  ])('Lemmy: %s', (_what, document) => {
    expect(strictLemmy(document)).not.toEqual([]);
  });

  it('Lemmy: Public in a private community', () => {
    expect(strictLemmy(create, true)).toContain('object_is_not_private');
  });

  it.each<[string, Received]>([
    [
      'recipients outside of a list',
      { ...sample('like'), to: 'https://northfield.example/c/winter_service' },
    ],
    ['a short spelling of Public', { ...sample('like'), to: ['as:Public'] }],
    ['a host without a dot', { ...sample('like'), id: 'https://localhost/activities/1' }],
    ['a UUID that is not of version 4', { ...sample('video'), uuid: '0193a5b2-7c40-7def-8abc-000000000004' }],
    ['a length with minutes', { ...sample('video'), duration: 'PT2M3S' }],
    [
      'no picture with its size',
      { ...sample('video'), icon: [{ type: 'Image', url: 'https://a.example/i.png' }] },
    ],
    [
      'no link that can be played',
      { ...sample('video'), url: [{ type: 'Link', mediaType: 'text/html', href: 'https://a.example/' }] },
    ],
    ['views that are a word', { ...sample('video'), views: 'many' }],
    ['nobody in attributedTo', { ...sample('video'), attributedTo: [] }],
    [
      'a key in another wrapping',
      {
        ...sample('person'),
        publicKey: {
          ...(sample('person')['publicKey'] as Received),
          publicKeyPem: '-----BEGIN RSA PUBLIC KEY-----',
        },
      },
    ],
    ['a comment that is not public', { ...sample('reply'), to: [], cc: [] }],
  ])('PeerTube: %s', (_what, document) => {
    expect(strictPeerTube(document)).not.toEqual([]);
  });

  it.each<[string, Received]>([
    ['an actor that is an object', { ...create, actor: { id: create['actor'] } }],
    [
      'an activity on another host than its actor',
      { ...create, id: 'https://eastmoor.example/activities/create/1' },
    ],
    ['an author on another host', inside(create, { attributedTo: 'https://eastmoor.example/u/bob' })],
    ['an inbox on another host', { ...sample('person'), inbox: 'https://eastmoor.example/inbox' }],
    ['a page on another host', { ...sample('person'), url: 'https://www.northfield.example/@alice' }],
    [
      "somebody else's key",
      {
        ...sample('person'),
        publicKey: {
          id: 'https://eastmoor.example/k',
          owner: 'https://eastmoor.example/u/bob',
          publicKeyPem: 'x',
        },
      },
    ],
  ])('Misskey: %s', (_what, document) => {
    expect(strictMisskey(document)).not.toEqual([]);
  });

  it.each<[string, Received]>([
    ['an author that is a list', inside(create, { attributedTo: ['https://northfield.example/u/alice'] })],
    ['an object on another host', inside(create, { id: 'https://eastmoor.example/p/1' })],
    ['a single recipient', { ...create, to: 'https://northfield.example/c/winter_service' }],
    ['Undo of a bare id', { ...sample('undoLike'), object: 'https://northfield.example/activities/like/1' }],
    [
      "somebody else's key",
      {
        ...sample('person'),
        publicKey: {
          id: 'https://northfield.example/u/alice#main-key',
          owner: 'https://northfield.example/u/eve',
          publicKeyPem: 'x',
        },
      },
    ],
  ])('NodeBB: %s', (_what, document) => {
    expect(strictNodeBB(document)).not.toEqual([]);
  });

  it.each<[string, Received]>([
    ['a document without a context', omit(create, '@context')],
    ['an Update without a newer date', inside(sample('updateThread'), { updated: undefined })],
    ['an Update of another actor', { ...sample('updatePerson'), actor: 'https://northfield.example/u/eve' }],
    ['an excerpt as summary, which would be a warning', inside(create, { summary: 'Salt' })],
    [
      'a key of another controller',
      {
        ...sample('person'),
        assertionMethod: [{ type: 'Multikey', controller: 'https://northfield.example/u/eve' }],
      },
    ],
    ['a move of somebody else', { ...sample('move'), object: 'https://northfield.example/u/eve' }],
  ])('Mastodon: %s', (_what, document) => {
    expect(strictMastodon(document)).not.toEqual([]);
  });

  it('Discourse and PieFed: a post without text, author or parent', () => {
    expect(strictDiscourse(inside(create, { content: '' }))).not.toEqual([]);
    expect(strictDiscourse(inside(create, { attributedTo: null }))).not.toEqual([]);
    expect(strictPieFed(inside(reply, { inReplyTo: null }))).not.toEqual([]);
    expect(strictPieFed(inside(create, { to: 'https://northfield.example/c/winter_service' }))).not.toEqual(
      [],
    );
  });

  it('takes chapters in whole seconds, each up to the next', () => {
    expect(onTheWire(chapters)['hasPart']).toEqual([
      { name: 'The barn', startOffset: 0, endOffset: 60 },
      { name: 'The loader', startOffset: 60, endOffset: 123 },
    ]);
  });
});

const keyPair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const AT = new Date('2026-03-04T10:00:00Z');

type Change = (headers: Record<string, string>) => Record<string, string>;

/** A request as the house profile signs it; `change` comes after the signature, `names` says what is signed. */
const signed = (
  method: 'get' | 'post',
  {
    names,
    change = (headers) => headers,
    keyId = 'https://northfield.example/u/alice#main-key',
  }: {
    names?: string;
    change?: Change;
    keyId?: string;
  } = {},
): SignedRequest => {
  const body =
    method === 'post' ? serialise(activities('public')['like'] as OutgoingDocument) : Buffer.alloc(0);
  const covered =
    names ?? (method === 'post' ? '(request-target) host date digest' : '(request-target) host date');
  const plain: Record<string, string> = {
    host: 'eastmoor.example',
    date: AT.toUTCString(),
    accept: ACTIVITY_JSON,
    ...(method === 'post'
      ? {
          'content-type': ACTIVITY_JSON,
          digest: `SHA-256=${createHash('sha256').update(body).digest('base64')}`,
        }
      : {}),
  };
  const lines = covered
    .split(' ')
    .map((name) => `${name}: ${name === '(request-target)' ? `${method} /inbox?page=1` : plain[name]}`);
  const value = createSign('sha256').update(lines.join('\n')).sign(keyPair.privateKey, 'base64');
  const signature = `keyId="${keyId}",algorithm="rsa-sha256",headers="${covered}",signature="${value}"`;
  return {
    method,
    target: '/inbox?page=1',
    headers: change({ ...plain, signature }),
    body,
    publicKey: keyPair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    at: AT,
  };
};

const peers = Object.keys(strictDelivery) as (keyof typeof strictDelivery)[];

describe('signed requests', () => {
  it.each(peers)('%s takes a delivery and a fetch as the house profile makes them', (peer) => {
    expect([strictDelivery[peer](signed('post')), strictDelivery[peer](signed('get'))]).toEqual([[], []]);
  });

  it.each(peers)('%s refuses a body or a signature that was changed', (peer) => {
    const spoilt = signed('post', { change: (headers) => ({ ...headers, date: new Date(0).toUTCString() }) });
    expect(strictDelivery[peer](spoilt)).toContain('wrong signature');
  });

  it.each<[keyof typeof strictDelivery, string, SignedRequest]>([
    ['lemmy', 'a key id without #', signed('post', { keyId: 'https://northfield.example/u/alice' })],
    [
      'lemmy',
      'a charset on ld+json',
      signed('post', {
        change: (headers) => ({
          ...headers,
          'content-type':
            'application/ld+json; profile="https://www.w3.org/ns/activitystreams"; charset=utf-8',
        }),
      }),
    ],
    [
      'lemmy',
      'no Digest',
      signed('post', { names: '(request-target) host date', change: (headers) => omit(headers, 'digest') }),
    ],
    [
      'nodebb',
      'a Digest with another algorithm beside it',
      signed('post', {
        names: '(request-target) host date',
        change: (headers) => ({ ...headers, digest: `${headers['digest']},MD5=x` }),
      }),
    ],
    [
      'nodebb',
      'a charset, and no Accept',
      signed('post', {
        change: (headers) => ({
          ...omit(headers, 'accept'),
          'content-type': `${ACTIVITY_JSON}; charset=utf-8`,
        }),
      }),
    ],
    [
      'peertube',
      'a Digest in lower case',
      signed('post', {
        names: '(request-target) host date',
        change: (headers) => ({ ...headers, digest: String(headers['digest']).replace('SHA', 'sha') }),
      }),
    ],
    ['peertube', 'no date among what is signed', signed('post', { names: '(request-target) host digest' })],
    ['peertube', 'a date of 31 minutes ago', { ...signed('post'), at: new Date(AT.getTime() + 31 * 60_000) }],
    ['misskey', 'no digest among what is signed', signed('post', { names: '(request-target) host date' })],
    ['mastodon', 'a date of 61 minutes ago', { ...signed('post'), at: new Date(AT.getTime() + 61 * 60_000) }],
    ['mastodon', 'a fetch that does not sign the host', signed('get', { names: '(request-target) date' })],
    [
      'discourse',
      'parameters without quotation marks',
      signed('post', {
        change: (headers) => ({
          ...headers,
          signature: String(headers['signature']).replace('"rsa-sha256"', 'rsa-sha256'),
        }),
      }),
    ],
    [
      'discourse',
      'a bare created',
      signed('post', {
        change: (headers) => ({ ...headers, signature: `${headers['signature']},created=1` }),
      }),
    ],
    [
      'piefed',
      'no algorithm',
      signed('post', {
        change: (headers) => ({
          ...headers,
          signature: String(headers['signature']).replace('algorithm="rsa-sha256",', ''),
        }),
      }),
    ],
  ])('%s refuses %s', (peer, _what, request) => {
    expect(strictDelivery[peer](request)).not.toEqual([]);
  });

  it('serves documents under a type that Lemmy takes, and knows which it does not', () => {
    expect(strictContentType(ACTIVITY_JSON)).toEqual([]);
    expect(
      strictContentType(
        'application/ld+json; profile="https://www.w3.org/ns/activitystreams"; charset=utf-8',
      ),
    ).not.toEqual([]);
  });
});
