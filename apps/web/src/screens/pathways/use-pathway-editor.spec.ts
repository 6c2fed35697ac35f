import { describe, expect, it } from '@jest/globals';

import { leadsTo } from './use-pathway-editor.js';

const HERE = 'https://northfield.example';
const THREAD = '0190a000-0000-7000-8000-000000000000';

describe('an address that is put into a pathway', () => {
  it.each([
    [`${HERE}/c/parks/t/${THREAD}/benches`, { threadId: THREAD }],
    [`/c/parks/t/${THREAD}?t=84`, { threadId: THREAD }],
    [`${HERE}/documents/${THREAD}`, { documentId: THREAD }],
    [
      `https://elsewhere.example/c/parks/t/${THREAD}`,
      { url: `https://elsewhere.example/c/parks/t/${THREAD}` },
    ],
    [`${HERE}/c/parks`, { url: `${HERE}/c/parks` }],
    ['javascript:alert(1)', null],
    ['benches', null],
    ['http://', null],
  ])('%s leads where it says', (address, expected) => {
    expect(leadsTo(address, HERE)).toEqual(expected);
  });
});
