import { describe, expect, it } from '@jest/globals';

import { ACTIVITY_TYPES, isAccepted } from './media-type.js';

describe('the types of ActivityStreams documents', () => {
  it.each([
    'application/activity+json',
    'application/activity+json; charset=utf-8',
    'Application/Activity+JSON;charset=UTF-8',
    'application/ld+json; profile="https://www.w3.org/ns/activitystreams"',
    'application/ld+json;profile="https://www.w3.org/ns/activitystreams";charset=utf-8',
    'application/ld+json; charset=utf-8; profile="https://www.w3.org/ns/activitystreams"',
    'application/ld+json; profile=https://www.w3.org/ns/activitystreams',
    'application/ld+json; profile="http://www.w3.org/ns/json-ld#compacted https://www.w3.org/ns/activitystreams"',
  ])('include %s', (type) => {
    expect(isAccepted(type, ACTIVITY_TYPES)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'text/html',
    'application/json',
    'text/plain',
    'application/octet-stream',
    'application/ld+json',
    'application/ld+json; profile="https://example.org/"',
    'application/ld+json; profile="https://www.w3.org/ns/activitystreams/evil"',
    'application/ld+json; x="profile=https://www.w3.org/ns/activitystreams"',
    'text/html; application/activity+json',
    'text/html, application/activity+json',
    'application/activity+json, text/html',
    'application/activity+jsonp',
    'image/png; application/ld+json; profile="https://www.w3.org/ns/activitystreams"',
  ])('do not include %s (OF5)', (type) => {
    expect(isAccepted(type, ACTIVITY_TYPES)).toBe(false);
  });
});

it('accepts a family of types', () => {
  expect(isAccepted('image/webp', ['image/*'])).toBe(true);
  expect(isAccepted('imagex/webp', ['image/*'])).toBe(false);
  expect(isAccepted('text/html', ['image/*', 'video/*'])).toBe(false);
});
