import { describe, expect, it } from '@jest/globals';

import { isNews } from './broadcast-events.js';

const NOW = new Date('2026-11-26T12:00:00Z');

const eventOf = (kind: string, createdAt = NOW.toISOString()) => ({
  threadId: 'thread',
  communityId: 'community',
  seq: 1,
  kind,
  payload: { post: { createdAt } },
  at: NOW,
});

describe('those who look at a community', () => {
  it('are told of posts of the last day, also late ones, and not of older ones that came only now', () => {
    expect(isNews(eventOf('post.added'))).toBe(true);
    expect(isNews(eventOf('post.added', '2026-11-25T12:00:01Z'))).toBe(true);
    expect(isNews(eventOf('post.added', '2026-11-25T11:59:59Z'))).toBe(false);
  });

  it('are told when posts and threads go or come back, and not of edits and reactions', () => {
    expect(
      ['post.deleted', 'thread.changed', 'thread.restored'].map((kind) => isNews(eventOf(kind))),
    ).toEqual([true, true, true]);
    expect(['post.edited', 'reactions.changed'].map((kind) => isNews(eventOf(kind)))).toEqual([false, false]);
  });
});
