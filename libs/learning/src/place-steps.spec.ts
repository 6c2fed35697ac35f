import { describe, expect, it } from '@jest/globals';

import { placeSteps } from './place-steps.js';

/** Steps by letter; capitals are those that whoever orders them does not see. */
const ordered = (before: string, wanted: string): string =>
  placeSteps(
    [...before].map((id) => ({ id, isSeen: id !== id.toUpperCase() })),
    [...wanted],
  ).join('');

describe('the order of steps of which some are not seen', () => {
  it.each([
    ['aXbYc', 'abc', 'aXbYc'],
    ['aXbYc', 'cba', 'cbYaX'],
    ['XYa', 'ab', 'XYab'],
    ['aXYb', 'b', 'XYb'],
    ['aXbYc', '', 'XY'],
    ['abc', 'cd', 'cd'],
  ])('%s, ordered as "%s", is %s', (before, wanted, expected) => {
    expect(ordered(before, wanted)).toBe(expected);
  });
});
