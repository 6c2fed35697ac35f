import { describe, expect, it } from '@jest/globals';

import { chaptersOf, faultsIn, rowOf } from './chapter-rows.js';

describe('chapters while they are written', () => {
  it('are saved in the order of their times, without those that have no title', () => {
    const rows = [
      rowOf({ startMs: 9000, title: ' Nuts ' }),
      rowOf({ startMs: 0, title: 'Bolts' }),
      rowOf({ startMs: 9000, title: ' ' }),
    ];
    expect(chaptersOf(rows)).toEqual([
      { startMs: 0, title: 'Bolts' },
      { startMs: 9000, title: 'Nuts' },
    ]);
    expect(faultsIn(rows, 10_000).size).toBe(0);
  });

  it('are wrong when they begin together, or after the end', () => {
    const rows = [0, 0, 10_000].map((startMs) => rowOf({ startMs, title: 'x' }));
    expect([...faultsIn(rows, 10_000)]).toEqual([
      [rows[1]?.key, 'same-time'],
      [rows[2]?.key, 'after-the-end'],
    ]);
  });
});
