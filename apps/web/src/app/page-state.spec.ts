import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { serialiseState, type PageState, type Session } from './page-state.js';

const instance: Session['instance'] = {
  host: 'northfield.example',
  name: '',
  shortName: 'Northfield',
  welshName: '',
  organisationKind: null,
  contactUrl: '',
  welcome: '',
  brandColour: '#0f5559',
  crestFileId: null,
  registration: 'open',
  allowedDomains: [],
  defaultLanguage: 'en',
  languages: ['en', 'cy'],
  needsAdmin: false,
  publicArticles: true,
  videos: true,
  videoReviewMonths: 12,
  isDemo: false,
  federation: false,
};

const stateNamed = (name: string): PageState => ({
  language: 'en',
  theme: 'system',
  session: { instance: { ...instance, name }, me: null, unread: 0 },
  queries: null,
});

describe('serialiseState', () => {
  it.each(['</script><script>alert(1)</script>', '<!--<script>', ']]>', '\u2028\u2029', '&lt;'])(
    'carries %j without leaving the script element',
    (name) => {
      const text = serialiseState(stateNamed(name));
      expect(text).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(text)).toEqual(stateNamed(name));
    },
  );

  it('brings back any text unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(JSON.parse(serialiseState(stateNamed(name)))).toEqual(stateNamed(name));
      }),
    );
  });
});
