import { describe, expect, it } from '@jest/globals';

import { reasonIn } from './reason-in.js';

describe('the reason that a server gave', () => {
  it.each([
    ['400 {"error":"community_is_removed"}', 'community_is_removed'],
    ['403 {"type":"about:blank","title":"Forbidden","detail":"You are banned."}', 'You are banned.'],
    ['422 Posts need a title', 'Posts need a title'],
    ['403 <!doctype html><title>403</title>', ''],
    ['400 {"error":"cut o', ''],
    ['400 null', ''],
    ['401', ''],
  ])('of %s is %j', (error, reason) => {
    expect(reasonIn(error)).toBe(reason);
  });
});
