import { describe, expect, it } from '@jest/globals';

import { badgesFor, type EarningFacts } from './badges.js';

const none: EarningFacts = {
  answers: 0,
  videos: 0,
  usefulVideos: 0,
  articles: 0,
  discussed: 0,
  endorsers: 0,
};

describe('badges', () => {
  it('P9: are earned by facts alone, from the number on at which each begins', () => {
    expect(badgesFor(none)).toEqual([]);
    expect(
      badgesFor({ answers: 9, videos: 1, usefulVideos: 4, articles: 0, discussed: 9, endorsers: 4 }),
    ).toEqual(['first-answer', 'first-video', 'endorsed']);
    expect(
      badgesFor({ answers: 10, videos: 5, usefulVideos: 5, articles: 1, discussed: 10, endorsers: 5 }),
    ).toEqual([
      'first-answer',
      'ten-answers',
      'first-video',
      'useful-videos',
      'first-article',
      'conversations',
      'endorsed',
      'widely-endorsed',
    ]);
  });
});
