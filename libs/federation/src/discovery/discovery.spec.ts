import { describe, expect, it } from '@jest/globals';

import { corpusFolder, listCorpus, readCorpus } from '../fixtures/corpus.fixture.js';
import { at } from '../outgoing/sample-facts.fixture.js';
import { onTheWire } from '../outgoing/samples.fixture.js';
import { readHandle, webFingerAddress } from './handle.js';
import { hostMeta } from './host-meta.js';
import { wantsActivityJson } from './negotiate.js';
import { nodeInfo, nodeInfoLinks, nodeInfoType } from './nodeinfo.js';
import { readNodeInfo, readNodeInfoLinks } from './read-nodeinfo.js';
import { readWebFinger } from './read-webfinger.js';
import { webFinger, webFingerSubject } from './webfinger.js';

const AS_TYPE = 'https://www.w3.org/ns/activitystreams#type';
const LD_JSON = 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"';

describe('whom WebFinger is asked about', () => {
  it.each([
    ['acct:alice@northfield.example', { kind: 'name', name: 'alice' }],
    ['acct:Alice@NORTHFIELD.example', { kind: 'name', name: 'alice' }],
    ['ACCT:@alice@northfield.example', { kind: 'name', name: 'alice' }],
    ['acct:northfield.example@northfield.example', { kind: 'instance' }],
    ['https://northfield.example/u/alice', { kind: 'person', name: 'alice' }],
    ['https://northfield.example/@alice', { kind: 'person', name: 'alice' }],
    ['https://northfield.example/c/roads', { kind: 'community', name: 'roads' }],
    ['https://northfield.example/actor', { kind: 'instance' }],
    ['https://northfield.example', { kind: 'instance' }],
  ])('%s', (resource, subject) => {
    expect(webFingerSubject(at, resource)).toEqual(subject);
  });

  it.each([
    'alice@northfield.example',
    'acct:alice@eastmoor.example',
    'acct:alice',
    'acct:a/b@northfield.example',
    'acct:alice@northfield.example:443',
    'acct:alice@northfield.example@northfield.example',
    'http://northfield.example/u/alice',
    'https://northfield.example:8443/u/alice',
    'https://northfield.example/u/alice?x=1',
    'https://northfield.example/u/alice/inbox',
    'https://northfield.example/u/%61lice',
    `acct:${'a'.repeat(3000)}@northfield.example`,
    '',
  ])('nobody for %s', (resource) => {
    expect(webFingerSubject(at, resource)).toBeNull();
  });
});

describe('our WebFinger answers', () => {
  it('lead from the name to the actor and the page of a person', () => {
    const facts = { type: 'Person', addresses: at.person('alice') } as const;
    expect(onTheWire(webFinger(at, facts, 'https://northfield.example/search?q={uri}'))).toEqual({
      subject: 'acct:alice@northfield.example',
      aliases: ['https://northfield.example/u/alice', 'https://northfield.example/@alice'],
      links: [
        {
          rel: 'self',
          type: 'application/activity+json',
          href: 'https://northfield.example/u/alice',
          properties: { [AS_TYPE]: 'Person' },
        },
        {
          rel: 'http://webfinger.net/rel/profile-page',
          type: 'text/html',
          href: 'https://northfield.example/@alice',
        },
        {
          rel: 'http://ostatus.org/schema/1.0/subscribe',
          template: 'https://northfield.example/search?q={uri}',
        },
      ],
    });
  });

  it('are read by ourselves as we read those of others', () => {
    const asked = { name: 'roads', host: 'northfield.example' };
    const answer = onTheWire(webFinger(at, { type: 'Group', addresses: at.community('roads') }, null));
    expect(readWebFinger(answer, asked, 'Group')).toEqual({ kind: 'found', actor: at.community('roads').id });
    expect(readWebFinger(answer, asked, 'Person')).toEqual({ kind: 'refused', because: 'wrong-type' });
  });

  it('tell of the instance by the name of its host', () => {
    const answer = onTheWire(webFinger(at, { type: 'Application', addresses: at.instance }, null));
    expect(answer).toMatchObject({
      subject: 'acct:northfield.example@northfield.example',
      aliases: ['https://northfield.example/actor', 'https://northfield.example/'],
    });
  });
});

describe('names of people elsewhere', () => {
  it.each([
    ['@bob@eastmoor.example', 'bob', 'eastmoor.example'],
    ['bob@EASTMOOR.example', 'bob', 'eastmoor.example'],
    ['acct:Bob.Jones-2@eastmoor.example', 'Bob.Jones-2', 'eastmoor.example'],
    ['bob@bücher.example', 'bob', 'xn--bcher-kva.example'],
  ])('reads %s', (text, name, host) => {
    expect(readHandle(text)).toEqual({ name, host });
  });

  it.each([
    'bob',
    '@bob',
    'bob@localhost',
    'bob@127.0.0.1',
    'bob@[::1]',
    'bob@2130706433',
    'bob@0x7f.1',
    'bob@eastmoor.example:8080',
    'bob@eastmoor.example/u',
    'bob@eastmoor.example#x',
    'bob@eastmoor.example?x',
    'bob@eastmoor.example.',
    'bo/b@eastmoor.example',
    'bo:b@eastmoor.example',
    'bo#b@eastmoor.example',
    'bo?b@eastmoor.example',
    'bo b@eastmoor.example',
    'bob@east\tmoor.example',
    'bob@eve@eastmoor.example',
    '.bob@eastmoor.example',
    '@@eastmoor.example',
    `${'b'.repeat(400)}@eastmoor.example`,
  ])('refuses %s (OF8)', (text) => {
    expect(readHandle(text)).toBeNull();
  });

  it('asks one path only, whatever the name (OF8)', () => {
    expect(webFingerAddress({ name: 'bob', host: 'eastmoor.example' })).toBe(
      'https://eastmoor.example/.well-known/webfinger?resource=acct%3Abob%40eastmoor.example',
    );
    const { pathname, search } = new URL(webFingerAddress({ name: '../&x=#', host: 'eastmoor.example' }));
    expect(pathname).toBe('/.well-known/webfinger');
    expect([...new URLSearchParams(search).keys()]).toEqual(['resource']);
  });
});

describe("other hosts' WebFinger answers", () => {
  const bob = { name: 'bob', host: 'eastmoor.example' };
  const self = (href: unknown, more: Record<string, unknown> = {}) => ({
    rel: 'self',
    type: 'application/activity+json',
    href,
    ...more,
  });
  const answer = (...links: unknown[]) => ({ subject: 'acct:bob@eastmoor.example', links });
  const found = { kind: 'found', actor: 'https://eastmoor.example/u/bob' };
  const mine = self('https://eastmoor.example/u/bob');

  it('name the actor by a link of either ActivityStreams type', () => {
    expect(
      readWebFinger(answer({ rel: 'http://webfinger.net/rel/profile-page', href: 'x' }, mine), bob),
    ).toEqual(found);
    expect(readWebFinger(answer({ ...mine, type: LD_JSON }), bob)).toEqual(found);
    expect(readWebFinger({ ...answer(mine), subject: 'ACCT:Bob@Eastmoor.example' }, bob)).toEqual(found);
  });

  it('may name a person and a community: the one that is needed is taken', () => {
    const both = answer(
      self('https://eastmoor.example/c/bob', { properties: { [AS_TYPE]: 'Group' } }),
      self('https://eastmoor.example/u/bob', { properties: { [AS_TYPE]: 'Person' } }),
    );
    expect(readWebFinger(both, bob, 'Person')).toEqual(found);
    expect(readWebFinger(both, bob, 'Group')).toEqual({
      kind: 'found',
      actor: 'https://eastmoor.example/c/bob',
    });
  });

  it.each<[string, unknown, string]>([
    ['another subject', { ...answer(mine), subject: 'acct:eve@eastmoor.example' }, 'other-subject'],
    ['a subject on another host', { ...answer(mine), subject: 'acct:bob@evil.example' }, 'other-subject'],
    ['no subject', { links: [mine] }, 'other-subject'],
    ['a subject that is an object', { ...answer(mine), subject: { acct: 'bob' } }, 'other-subject'],
    ['an actor on a third host', answer(self('https://evil.example/u/bob')), 'other-host'],
    ['an actor on a sub-domain', answer(self('https://x.eastmoor.example/u/bob')), 'other-host'],
    ['an actor behind a port', answer(self('https://eastmoor.example:8443/u/bob')), 'other-host'],
    ['an actor behind a user', answer(self('https://eastmoor.example@evil.example/u/bob')), 'other-host'],
    ['an actor over http', answer(self('http://eastmoor.example/u/bob')), 'other-host'],
    ['an address that is an object', answer(self({ href: 'https://eastmoor.example/u/bob' })), 'other-host'],
    ['an address without end', answer(self(`https://eastmoor.example/${'a'.repeat(5000)}`)), 'other-host'],
    ['a link of the wrong type', answer({ ...mine, type: 'text/html' }), 'no-actor'],
    [
      'ld+json of another profile',
      answer({ ...mine, type: 'application/ld+json; profile="https://evil.example"' }),
      'no-actor',
    ],
    ['no links', answer(), 'no-actor'],
    [
      'links that are an object',
      { subject: 'acct:bob@eastmoor.example', links: { rel: 'self' } },
      'no-actor',
    ],
    ['a list', [], 'other-subject'],
    ['null', null, 'other-subject'],
  ])('are refused with %s (OF8)', (_what, document, because) => {
    expect(readWebFinger(document, bob)).toEqual({ kind: 'refused', because });
  });

  it('are looked at up to a limit', () => {
    const many = Array.from({ length: 100_000 }, () => ({ rel: 'other' }));
    expect(readWebFinger(answer(...many, mine), bob)).toEqual({ kind: 'refused', because: 'no-actor' });
  });

  it('of the corpus are read without an exception, and found where a host speaks for itself', () => {
    const files = ['mastodon/fd_webfinger_mastodon.json', 'mastodon/px_mastodon_webfinger.json'];
    const known = corpusFolder === undefined ? [] : files;
    const verdicts = known.map((file) => {
      const document = JSON.parse(readCorpus(file).toString('utf8')) as { subject: string };
      const asked = readHandle(document.subject);
      return asked === null ? null : readWebFinger(document, asked).kind;
    });
    expect(verdicts).toEqual(known.map(() => 'found'));
    for (const file of listCorpus('misc').filter((name) => name.endsWith('.json')))
      expect(readWebFinger(JSON.parse(readCorpus(`misc/${file}`).toString('utf8')), bob).kind).toBe(
        'refused',
      );
  });
});

describe('NodeInfo and host-meta', () => {
  const facts = {
    version: '0.2.0',
    repository: 'https://code.example/guildhall',
    title: 'Northfield Council',
    openRegistrations: false,
    usage: { people: 40, activeThisMonth: 12, activeThisHalfYear: 30, posts: 900 },
  };

  it('lists both versions and the actor of the instance', () => {
    expect(onTheWire(nodeInfoLinks(at))).toEqual({
      links: [
        {
          rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0',
          href: 'https://northfield.example/nodeinfo/2.0',
        },
        {
          rel: 'http://nodeinfo.diaspora.software/ns/schema/2.1',
          href: 'https://northfield.example/nodeinfo/2.1',
        },
        {
          rel: 'https://www.w3.org/ns/activitystreams#Application',
          href: 'https://northfield.example/actor',
        },
      ],
    });
  });

  it('tells what runs here in both versions', () => {
    const common = {
      protocols: ['activitypub'],
      services: { inbound: [], outbound: [] },
      openRegistrations: false,
      usage: { users: { total: 40, activeMonth: 12, activeHalfyear: 30 }, localPosts: 900 },
      metadata: { nodeName: 'Northfield Council' },
    };
    expect(onTheWire(nodeInfo('2.0', facts))).toEqual({
      ...common,
      version: '2.0',
      software: { name: 'guildhall', version: '0.2.0' },
    });
    expect(onTheWire(nodeInfo('2.1', facts))).toEqual({
      ...common,
      version: '2.1',
      software: { name: 'guildhall', version: '0.2.0', repository: 'https://code.example/guildhall' },
    });
    expect(nodeInfoType('2.1')).toBe(
      'application/json; profile="http://nodeinfo.diaspora.software/ns/schema/2.1#"',
    );
  });

  it('tells no figures where the operator tells none', () => {
    expect(onTheWire(nodeInfo('2.1', { ...facts, usage: null }))['usage']).toEqual({ users: {} });
  });

  it('leads older peers to WebFinger', () => {
    expect(hostMeta(at)).toContain(
      'template="https://northfield.example/.well-known/webfinger?resource={uri}"',
    );
  });

  it('of others is followed on their own host only, the newest version first (OF9)', () => {
    const link = (version: string, href: unknown) => ({
      rel: `http://nodeinfo.diaspora.software/ns/schema/${version}`,
      href,
    });
    const actor = {
      rel: 'https://www.w3.org/ns/activitystreams#Application',
      href: 'https://evil.example/actor',
    };
    const read = (...links: unknown[]) => readNodeInfoLinks({ links }, 'eastmoor.example');
    expect(
      read(link('2.0', 'https://eastmoor.example/n/2.0'), link('2.1', 'https://eastmoor.example/n/2.1')),
    ).toEqual({
      document: 'https://eastmoor.example/n/2.1',
      instanceActor: null,
    });
    expect(read(link('2.1', 'https://10.0.0.1/n'), link('2.0', 'https://eastmoor.example/n'), actor)).toEqual(
      {
        document: 'https://eastmoor.example/n',
        instanceActor: null,
      },
    );
    expect(readNodeInfoLinks(onTheWire(nodeInfoLinks(at)), 'northfield.example')).toEqual({
      document: at.nodeInfo('2.1'),
      instanceActor: at.instance.id,
    });
    expect(readNodeInfoLinks(null, 'eastmoor.example')).toEqual({ document: null, instanceActor: null });
  });

  it('of others tells the software and nothing else', () => {
    const document = (software: unknown, protocols: unknown = ['activitypub']) => ({ software, protocols });
    expect(readNodeInfo(document({ name: 'Lemmy', version: '1.0.0' }))).toEqual({
      name: 'lemmy',
      version: '1.0.0',
    });
    expect(readNodeInfo(onTheWire(nodeInfo('2.0', facts)))).toEqual({ name: 'guildhall', version: '0.2.0' });
    for (const refused of [
      document({ name: '<b>', version: '1' }),
      document({ name: 'x', version: 'a\nb' }),
      document({ name: 'x', version: 'a'.repeat(300) }),
      document({ name: ['x'], version: '1' }),
      document({ name: 'x', version: '1' }, ['diaspora']),
      document({ name: 'x', version: '1' }, 'activitypub'),
      null,
    ])
      expect(readNodeInfo(refused)).toBeNull();
  });
});

describe('which form of a page a request wants', () => {
  it.each([
    'application/activity+json',
    'Application/Activity+JSON',
    LD_JSON,
    'application/ld+json;profile="https://www.w3.org/ns/activitystreams"',
    'application/ld+json; profile=https://www.w3.org/ns/activitystreams',
    'application/ld+json; profile="https://example.org/x https://www.w3.org/ns/activitystreams"',
    'application/ld+json',
    `application/activity+json, ${LD_JSON}`,
    `${LD_JSON}, application/activity+json;q=0.9, text/html;q=0.1`,
    'application/activity+json, text/html',
    'text/html;q=0.5, application/activity+json;q=0.6',
    'application/activity+json; charset=utf-8',
    'application/activity+json;q=0.1, */*',
  ])('the document: %s', (accept) => {
    expect(wantsActivityJson(accept)).toBe(true);
  });

  it.each([
    undefined,
    '',
    '*/*',
    'application/*',
    'application/json',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'text/html, application/activity+json;q=0.9',
    'application/activity+json;q=0',
    'application/activity+json;q=high',
    'application/ld+json; profile="https://example.org/x"',
    'text/plain; x="application/activity+json, y"',
    'text/plain; x=", application/activity+json',
  ])('the page: %s', (accept) => {
    expect(wantsActivityJson(accept)).toBe(false);
  });

  it('is told in a moment, however long the header (K4)', () => {
    const started = performance.now();
    for (const part of ['"', '\\"', ',', ';', 'a;q=', '"a,', 'application/ld+json;profile="'])
      wantsActivityJson(part.repeat(16_384 / part.length));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
