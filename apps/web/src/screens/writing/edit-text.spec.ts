import { describe, expect, it } from '@jest/globals';

import { applyFormat, mentionBefore, type Format } from './edit-text.js';

/** `[` and `]` stand for the marked part. */
const marked = (text: string) => ({
  text: text.replaceAll(/[[\]]/g, ''),
  start: text.indexOf('['),
  end: text.indexOf(']') - 1,
});

describe('applyFormat', () => {
  it.each<[Format, string, string]>([
    ['bold', 'a [word] b', 'a **word** b'],
    ['italic', '[word]', '_word_'],
    ['code', '[x]', '`x`'],
    ['link', 'see [here]', 'see [here](https://)'],
    ['link', '[https://a.example/]', '[](https://a.example/)'],
    ['quote', 'one\n[two\nthree]', 'one\n> two\n> three'],
    ['list', '[one\ntwo]', '- one\n- two'],
  ])('makes %s of what is marked in %j', (format, before, after) => {
    expect(applyFormat(marked(before), format).text).toBe(after);
  });

  it('takes a format away again', () => {
    for (const format of ['bold', 'italic', 'code', 'quote', 'list'] as const) {
      const once = applyFormat(marked('[word]'), format);
      expect(applyFormat(once, format)).toEqual(marked('[word]'));
    }
  });
});

describe('mentionBefore', () => {
  it.each([
    ['hello @gw', 'gw'],
    ['@', ''],
    ['(@siân', 'siân'],
    ['!planning@leeds.exam', 'planning@leeds.exam'],
    [
      '@cadeirydd.pwyllgor-cynllunio-a-thrafnidiaeth@gwynedd.llyw.cymru',
      'cadeirydd.pwyllgor-cynllunio-a-thrafnidiaeth@gwynedd.llyw.cymru',
    ],
    ['me@example', null],
    ['@gw done', null],
  ])('finds in %j the mention %j', (text, query) => {
    expect(mentionBefore(text, text.length)?.query ?? null).toBe(query);
  });
});
