import { describe, expect, it } from '@jest/globals';

import {
  formatDateTime,
  formatNumber,
  languages,
  loadCatalogue,
  negotiateLanguage,
  translator,
} from './index.js';

describe('choosing a language', () => {
  it.each([
    ['', 'en'],
    ['cy', 'cy'],
    ['cy-GB,cy;q=0.9,en;q=0.8', 'cy'],
    ['en-GB,en;q=0.9,cy;q=0.8', 'en'],
    ['en;q=0.2, CY;q=0.7', 'cy'],
    ['fr,de;q=0.9', 'en'],
    ['fr,cy;q=0.1', 'cy'],
    ['cy;q=0,en', 'en'],
    ['cy;q=x,en;q=0.5', 'en'],
    [';;;,,,q=;', 'en'],
    [`${'x,'.repeat(100_000)}cy`, 'en'],
  ])('answers Accept-Language %j in %s', (header, language) => {
    expect(negotiateLanguage(header)).toBe(language);
  });

  it('puts what the person chose before what the browser says', () => {
    expect(negotiateLanguage('en', 'cy')).toBe('cy');
  });
});

describe('texts', () => {
  it('picks all six Welsh plural forms and both English ones', () => {
    const welsh = translator('cy');
    const say = (count: number): string => welsh('common:field.errors', { count });
    const forms = new Set([0, 1, 2, 3, 6, 4].map(say));
    expect(forms.size).toBe(6);
    expect(say(12)).toBe(say(4).replace('4', '12'));
    const english = translator('en');
    expect(english('common:field.errors', { count: 1 })).toBe('One thing needs your attention');
    expect(english('common:field.errors', { count: 0 })).toBe('0 things need your attention');
  });

  it('finds keys that contain dots and puts values in as they are', () => {
    expect(translator('en')('errors:text.too-long', { most: 200 })).toContain('200');
    for (const organisation of ['A & <b>', '{{name}}', '$t(common:action.close)', '{{organisation}}'])
      expect(translator('en')('mail:invitation.subject', { organisation, name: 'x' })).toContain(
        organisation,
      );
  });

  it('gives a client the words of its own language alone', async () => {
    for (const language of languages) {
      const catalogue = await loadCatalogue(language);
      expect(catalogue['errors']?.['not-found']).toBe(translator(language)('errors:not-found'));
    }
  });
});

describe('dates and numbers', () => {
  it('follow the habits of the language', () => {
    const at = new Date('2026-07-01T08:05:00Z');
    expect(formatDateTime('en', at)).toBe('1 July 2026 at 09:05');
    expect(formatDateTime('cy', at)).toBe('1 Gorffennaf 2026 am 09:05');
    expect(formatNumber('cy', 12_345.5)).toBe('12,345.5');
  });
});
