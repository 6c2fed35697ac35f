import { describe, expect, it } from '@jest/globals';

import { findProblems, type Given } from './find-problems.js';

const cy = {
  common: { save: 'Cadw', hello: 'Helo {{name}}' },
  errors: { 'thread.locked': 'Mae’r drafodaeth hon ar gau.' },
};
const whole: Given = {
  en: {
    common: { save: 'Save', hello: 'Hello {{name}}' },
    errors: { 'thread.locked': 'This thread is closed.' },
  },
  cy,
  errorAreas: [],
  sources: [
    { path: 'apps/web/a.tsx', text: "t('common:save'); t('common:hello', { name })" },
    { path: 'libs/discussion/src/b.ts', text: "throw new DomainError('thread.locked')" },
  ],
};

const withTexts = (english: Record<string, string>, welsh: Record<string, string>): string[] =>
  findProblems({
    ...whole,
    en: { ...whole.en, mail: english },
    cy: { ...whole.cy, mail: welsh },
    sources: [...whole.sources, { path: 'libs/mail/src/c.ts', text: '// i18n-keys: mail:*' }],
  });

const withCode = (text: string, path = 'apps/web/d.tsx'): string[] =>
  findProblems({ ...whole, sources: [...whole.sources, { path, text }] });

const forms = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`posts_${name}`, `{{count}} ${name}`]));

describe('the check of the catalogues', () => {
  it('finds nothing wrong with complete ones', () => {
    expect(findProblems(whole)).toEqual([]);
  });

  it('finds a key that one language lacks', () => {
    expect(withTexts({ a: 'One' }, {})).toContain('cy lacks mail:a');
    expect(withTexts({}, { a: 'Un' })).toContain('en lacks mail:a');
  });

  it('finds a missing plural form of either language', () => {
    const all = forms('zero', 'one', 'two', 'few', 'many', 'other');
    const few = forms('zero', 'one', 'two', 'many', 'other');
    expect(withTexts(forms('one', 'other'), few)).toContain('cy mail:posts lacks the plural form "few"');
    expect(withTexts(forms('other'), all)).toContain('en mail:posts lacks the plural form "one"');
  });

  it('finds placeholders that differ, but lets a plural form leave the number out', () => {
    expect(withTexts({ a: 'To {{name}}' }, { a: 'At {{person}}' })).toEqual([
      'mail:a has other placeholders in cy',
    ]);
    const welsh = { ...forms('zero', 'two', 'few', 'many', 'other'), posts_one: 'Un neges' };
    expect(withTexts({ posts_one: 'A post', posts_other: '{{count}} posts' }, welsh)).toEqual([]);
  });

  it('finds texts left in English, empty texts and straight quotation marks', () => {
    expect(withTexts({ a: 'Save it now' }, { a: 'Save it now' })).toEqual([
      'mail:a is English in both languages',
    ]);
    expect(withTexts({ a: 'One', b: "It's" }, { a: ' ', b: 'Mae' })).toEqual([
      'cy mail:a begins or ends with a space',
      'cy mail:a is empty',
      'en mail:b has a straight quotation mark',
    ]);
  });

  it('finds keys that nothing uses and keys that do not exist', () => {
    expect(findProblems({ ...whole, sources: whole.sources.slice(1) })).toEqual([
      'common:hello is used nowhere',
      'common:save is used nowhere',
    ]);
    expect(withCode("t('common:sav')")).toEqual(['apps/web/d.tsx uses common:sav, which no catalogue has']);
    expect(withCode('// i18n-keys: common:gone.*')).toEqual([
      'no key begins with common:gone., which is declared as used',
    ]);
  });

  it('finds failures without a sentence, sentences without a failure, and sentences given twice', () => {
    const missing = 'reply.lost has no sentence in errors';
    expect(withCode("new DomainError('reply.lost')")).toEqual([`apps/web/d.tsx: ${missing}`]);
    expect(withCode("failures: ['reply.lost']")).toEqual([`apps/web/d.tsx: ${missing}`]);
    const table = 'libs/x/src/status-of.ts';
    expect(withCode("\n  'reply.lost': 409,\n", table)).toEqual([`${table}: ${missing}`]);
    const contract = 'libs/contracts/src/x.ts';
    expect(withCode("z.string().max(5, 'reply.lost')", contract)).toEqual([`${contract}: ${missing}`]);
    expect(findProblems({ ...whole, sources: whole.sources.slice(0, 1) })).toEqual([
      'errors:thread.locked is used nowhere',
    ]);
    const texts = { 'thread.locked': 'x' };
    const errorAreas = [
      { name: 'en/errors/a.ts', texts },
      { name: 'cy/errors/a.ts', texts },
      { name: 'en/errors/b.ts', texts },
    ];
    expect(findProblems({ ...whole, errorAreas })).toEqual([
      'errors:thread.locked stands in en/errors/a.ts and in en/errors/b.ts',
    ]);
  });
});
