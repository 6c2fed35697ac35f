import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { checkText, type TextProblem } from './text-policy.js';

const refusals: [string, string, TextProblem][] = [
  ['U+0000', 'a\0b', 'text.null-character'],
  ['a high surrogate alone', 'a\ud83db', 'text.broken-character'],
  ['a low surrogate alone', '\ude00', 'text.broken-character'],
  ['surrogates in the wrong order', '\ude00\ud83d', 'text.broken-character'],
  ['17 marks on one letter', `a${'\u0301'.repeat(17)}`, 'text.too-many-marks'],
  ['a line break in a text of one line', 'a\nb', 'text.one-line'],
  ['a line separator in a text of one line', 'a\u2028b', 'text.one-line'],
  ['more characters than allowed', 'a'.repeat(51), 'text.too-long'],
  ['1 MB of combining marks', '\u0301'.repeat(1_000_000), 'text.too-long'],
  ['spaces alone', '   ', 'text.too-short'],
];

describe('the text policy', () => {
  it.each(refusals)('API12: refuses %s', (_, value, problem) => {
    expect(checkText(value, { least: 1, most: 50 })).toBe(problem);
  });

  it.each([
    ['emoji of several code points', '👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
    ['directional overrides', 'a\u202eb\u202c'],
    ['non-characters', '\ufdd0\ufffe\uffff\u{10ffff}'],
    ['marks of many scripts', 'កៃ་ བཀྲིས་ ที่ é ŵ'],
    ['16 marks on one letter', `a${'\u0301'.repeat(16)}`],
  ])('API12: takes %s', (_, value) => {
    expect(checkText(value, { least: 1, most: 50 })).toBeNull();
  });

  it('counts characters as people do not see their halves', () => {
    expect(checkText('😀'.repeat(50), { most: 50 })).toBeNull();
    expect(checkText('😀'.repeat(51), { most: 50 })).toBe('text.too-long');
  });

  it('refuses exactly what UTF-8 cannot carry', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.boolean(), (value, cut) => {
        const text = cut ? value.slice(0, -1) : value;
        const carried = new TextDecoder().decode(new TextEncoder().encode(text));
        const problem = checkText(text, { most: 100, multiline: true });
        expect(problem === 'text.broken-character').toBe(text !== carried && !text.includes('\0'));
      }),
    );
  });
});
