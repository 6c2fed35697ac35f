import { describe, expect, it } from '@jest/globals';

import { readThread } from '#libs/contracts';
import { newId } from '#libs/kernel';

import { alternatesOn, withAlternate } from './alternate-link.js';

const alternateOf = alternatesOn('northfield.example');

const opened = (id: string, number: number, isLocal: boolean) => [
  { operation: readThread.id, answer: { posts: [{ id, number, author: { organisation: { isLocal } } }] } },
];

describe('the link from a page to what servers read instead', () => {
  it.each([
    ['/@ada', 'https://northfield.example/u/ada'],
    ['/c/planning', 'https://northfield.example/c/planning'],
    ['/c/planning/', 'https://northfield.example/c/planning'],
    ['/c/planning@eastmoor.example', null],
    ['/c/planning/members', null],
    ['/', null],
  ])('leads from %s to %s', (path, id) => {
    expect(alternateOf(path, [])).toBe(id);
  });

  it('leads from a thread to the post that opens it, where that is shown and from here', () => {
    const id = newId();
    const page = `/c/planning/t/${newId()}`;
    expect(alternateOf(page, opened(id, 1, true))).toBe(`https://northfield.example/p/${id}`);
    expect(alternateOf(page, opened(id, 1, false))).toBeNull();
    expect(alternateOf(page, opened(id, 31, true))).toBeNull();
  });

  it('stands in the head, and only where there is one', () => {
    const page = '<html><head><title>x</title></head><body></head></body></html>';
    expect(withAlternate(page, null)).toBe(page);
    const link = '<link rel="alternate" type="application/activity+json" href="https://a.example/u/b" />';
    expect(withAlternate(page, 'https://a.example/u/b')).toBe(page.replace('</head>', `${link}</head>`));
  });
});
