import { describe, expect, it } from '@jest/globals';

import { changeRow } from '../forms/change-row.js';
import { addAfter, cuesOf, rowsOf, wrongRows } from './caption-rows.js';

const CUES = [
  { startMs: 0, endMs: 1_000, text: 'One', speaker: 'Ada' },
  { startMs: 2_000, endMs: 3_000, text: 'Two', speaker: null },
];

describe('captions while they are written', () => {
  it('are saved as they were read when nothing is changed', () => {
    expect(cuesOf(rowsOf(CUES))).toEqual(CUES);
  });

  it('leave out what has no words, and stand in the order of their times', () => {
    const [first, second] = rowsOf(CUES);
    const later = changeRow(rowsOf([]).concat(first ?? [], second ?? []), first?.key ?? '', {
      startMs: 5_000,
      endMs: 6_000,
    });
    const rows = addAfter(later, second?.key ?? '', 0);
    expect(rows).toHaveLength(3);
    expect(cuesOf(rows).map(({ text }) => text)).toEqual(['Two', 'One']);
  });

  it('begin a new one where the one before ends, or at the moment of the player', () => {
    const rows = rowsOf(CUES);
    expect(addAfter(rows, rows[0]?.key ?? '', 9_000)[1]).toMatchObject({ startMs: 1_000, endMs: 4_000 });
    expect(addAfter(rows, null, 9_000).at(-1)).toMatchObject({ startMs: 3_000 });
    expect(addAfter([], null, 9_000)).toMatchObject([{ startMs: 9_000, text: '' }]);
  });

  it('name those that end before they begin', () => {
    const rows = rowsOf(CUES);
    const wrong = changeRow(rows, rows[1]?.key ?? '', { endMs: 2_000 });
    expect(wrongRows(wrong)).toEqual(new Set([rows[1]?.key]));
  });
});
