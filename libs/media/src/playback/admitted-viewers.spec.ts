import { describe, expect, it } from '@jest/globals';

import { AdmittedViewers } from './admitted-viewers.js';

describe('viewers who were let in', () => {
  it('are let in again for a minute from then, whoever else comes, and no longer', () => {
    let now = 0;
    const admitted = new AdmittedViewers(60_000, { now: () => new Date(now) });
    admitted.add('ada film');
    now = 59_999;
    expect([admitted.has('ada film'), admitted.has('ben film')]).toEqual([true, false]);
    now = 60_000;
    expect(admitted.has('ada film')).toBe(false);
  });

  it('are remembered in a bounded number', () => {
    const admitted = new AdmittedViewers(60_000, { now: () => new Date(0) });
    for (let count = 0; count < 20_001; count += 1) admitted.add(`viewer ${count}`);
    expect([admitted.has('viewer 0'), admitted.has('viewer 1'), admitted.has('viewer 20000')]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
