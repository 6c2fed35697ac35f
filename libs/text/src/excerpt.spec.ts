import { describe, expect, it } from '@jest/globals';

import { beginningOf } from './excerpt.js';

describe('the beginning of an article', () => {
  it('is what it says, without the headings above it', () => {
    const html =
      '<h2 id="a">Why <em>salt</em></h2>\n<p>It melts ice.</p>\n<h3>How much</h3>\n<p>Ten grams &amp; no more.</p>';
    expect(beginningOf(html, 100)).toBe('It melts ice. Ten grams & no more.');
    expect(beginningOf(html, 20)).toBe('It melts ice. Ten…');
  });

  it('leaves out a heading that is cut off', () => {
    expect(beginningOf('<p>It melts ice.</p><h2>How mu', 100)).toBe('It melts ice.');
  });

  it('is the headings of what has nothing else', () => {
    expect(beginningOf('<h1>Salt</h1>', 100)).toBe('Salt');
  });
});
