import { describe, expect, it } from '@jest/globals';

import { PUBLIC } from './contexts.js';
import type { OutgoingDocument } from './outgoing-document.js';
import { at, community } from './sample-facts.fixture.js';
import {
  VISIBILITIES,
  activities,
  actors,
  chapters,
  collections,
  contributions,
  gone,
  onTheWire,
} from './samples.fixture.js';

const everything = VISIBILITIES.flatMap((visibility) =>
  Object.entries({
    ...actors(visibility),
    ...contributions(visibility),
    ...activities(visibility),
    ...collections(visibility),
    tombstone: gone,
    chapters,
  }).map(([name, document]) => ({ name, visibility, document: onTheWire(document) })),
);

const everyActivity = VISIBILITIES.flatMap((visibility) =>
  Object.entries(activities(visibility)).map(([name, document]) => ({
    name,
    visibility,
    document: onTheWire(document),
  })),
);

/** Every member of a document at any depth; the contexts are no part of it, nor is what others wrote. */
const membersOf = function* (value: unknown, path = ''): Generator<[string, unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '@context') continue;
    yield [`${path}/${key}`, inner];
    yield* membersOf(inner, `${path}/${key}`);
  }
};

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

describe('everything that is emitted', () => {
  it('says null nowhere', () => {
    const nulls = everything.flatMap(({ name, document }) =>
      [...membersOf(document)].filter(([, value]) => value === null).map(([path]) => name + path),
    );
    expect(nulls).toEqual([]);
  });

  it.each(['to', 'cc', 'tag', 'attachment', 'orderedItems', 'items', 'assertionMethod', 'alsoKnownAs'])(
    'has a list in %s, also of one or none',
    (key) => {
      const values = everything.flatMap(({ name, document }) =>
        [...membersOf(document)]
          .filter(([path]) => lastOf(path) === key)
          .map(([path, value]) => ({ at: name + path, value })),
      );
      expect(values.length).toBeGreaterThan(0);
      expect(values.filter(({ value }) => !Array.isArray(value))).toEqual([]);
    },
  );

  it('has a context', () => {
    expect(everything.filter(({ document }) => document['@context'] === undefined)).toEqual([]);
  });

  it('writes public addressing as the whole IRI only', () => {
    const texts = everything.map(({ document }) => JSON.stringify(document));
    expect(texts.filter((text) => text.includes('"as:Public"') || text.includes('"Public"'))).toEqual([]);
  });

  it('keeps everything of one actor on one host, without a port', () => {
    const places = everything.flatMap(({ document }) =>
      ['id', 'url', 'inbox', 'outbox', 'followers', 'following', 'featured', 'context', 'replies'].map(
        (key) => document[key],
      ),
    );
    const hosts = places.filter((place) => typeof place === 'string').map((place) => new URL(place).host);
    expect(new Set(hosts)).toEqual(new Set(['northfield.example']));
  });
});

describe('every activity', () => {
  it('has an id of its own kind, a type, one actor by id, an object, addressing and a time', () => {
    const incomplete = everyActivity.filter(
      ({ document: { id, type, actor, object, to, cc, published } }) =>
        !String(id).startsWith('https://northfield.example/activities/') ||
        typeof type !== 'string' ||
        typeof actor !== 'string' ||
        object === undefined ||
        !Array.isArray(to) ||
        !Array.isArray(cc) ||
        typeof published !== 'string',
    );
    expect(incomplete.map(({ name }) => name)).toEqual([]);
  });

  it('is addressed like the contribution that it publishes, changes or takes back', () => {
    const carrying = everyActivity.filter(({ name }) =>
      /^(?:create|update(?:Thread|Video)|undo|unlock|unblock)/.test(name),
    );
    expect(carrying.length).toBeGreaterThan(30);
    for (const { document } of carrying) {
      const { to, cc } = document['object'] as OutgoingDocument;
      expect({ to: document['to'], cc: document['cc'] }).toEqual({ to, cc });
    }
  });
});

describe('visibility', () => {
  const addressed = (document: Record<string, unknown>): unknown[] => [
    ...(document['to'] as unknown[]),
    ...(document['cc'] as unknown[]),
  ];
  const inCommunity = (visibility: string) =>
    everything.filter(
      ({ document, visibility: mine, name }) =>
        mine === visibility &&
        document['audience'] === community.id &&
        !/^flag|^resolve|^removeMember/.test(name),
    );

  it('addresses Public first in a public community, and where only the link leads in there second', () => {
    for (const { document } of inCommunity('public')) expect(document['to']).toContain(PUBLIC);
    for (const { document } of inCommunity('unlisted')) {
      expect(document['to']).not.toContain(PUBLIC);
      expect(document['cc']).toContain(PUBLIC);
    }
  });

  it.each(['organisation', 'listed', 'hidden'])(
    'addresses the community and its members and nobody else in a private one (%s)',
    (visibility) => {
      const found = inCommunity(visibility);
      expect(found.length).toBeGreaterThan(15);
      for (const { document } of found)
        expect(addressed(document)).toEqual([community.id, community.followers]);
    },
  );

  it.each(['organisation', 'listed', 'hidden'])(
    'says Public nowhere in what a private community writes and passes on, except of somebody who left (%s)',
    (visibility) => {
      const telling = everything.filter(
        ({ document, visibility: mine, name }) =>
          mine === visibility &&
          name !== 'deletePerson' &&
          name !== 'announceReceived' &&
          JSON.stringify(document).includes(PUBLIC),
      );
      expect(telling.map(({ name }) => name)).toEqual([]);
    },
  );

  it('lets followers of an author hear of what they write in public communities only', () => {
    const { followers } = at.person('alice');
    const hearing = everything.filter(
      ({ document, name }) => name === 'thread' && addressed(document).includes(followers),
    );
    expect(hearing.map(({ visibility }) => visibility)).toEqual(['public']);
  });

  it('marks exactly the private communities as such, and only public ones as worth discovering', () => {
    const marks = VISIBILITIES.map((visibility) => {
      const { manuallyApprovesFollowers, discoverable } = actors(visibility)['group'] as OutgoingDocument;
      return [visibility, manuallyApprovesFollowers, discoverable];
    });
    expect(marks).toEqual([
      ['public', false, true],
      ['unlisted', false, false],
      ['organisation', true, false],
      ['listed', true, false],
      ['hidden', true, false],
    ]);
  });
});
