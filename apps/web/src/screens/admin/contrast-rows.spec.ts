import { describe, expect, it } from '@jest/globals';

import { contrastRows } from './contrast-rows.js';

describe('the contrast shown beside a brand colour', () => {
  it.each(['#0f5559', '#ffe600', '#ffffff', '#000000', '#ff0000', 'no colour'])(
    'is AA in every theme and AAA in high contrast for %s',
    (colour) => {
      for (const { theme, onSolid, ink } of contrastRows(colour)) {
        const least = theme.startsWith('contrast') ? 7 : 4.5;
        expect(Math.min(onSolid, ink)).toBeGreaterThanOrEqual(least);
      }
    },
  );
});
