import { describe, expect, it } from '@jest/globals';

import { GroupedWrites } from './grouped-writes.js';

/** Writes that end when the test lets them. */
const heldWrites = () => {
  const groups: number[][] = [];
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const writes = new GroupedWrites<number, void>((items) => {
    groups.push([...items]);
    return new Promise<void>((resolve, reject) => ends.push({ resolve, reject }));
  });
  return { groups, ends, writes };
};

describe('grouped writes', () => {
  it('write at once what comes alone, and together what comes meanwhile', async () => {
    const { groups, ends, writes } = heldWrites();
    const first = writes.add(1);
    await Promise.resolve();
    const others = [writes.add(2), writes.add(3)];
    await Promise.resolve();
    expect(groups).toEqual([[1]]);
    ends[0]?.resolve();
    await first;
    await Promise.resolve();
    expect(groups).toEqual([[1], [2, 3]]);
    ends[1]?.resolve();
    await Promise.all(others);
  });

  it('fail for everything in the group that failed, and go on with the next', async () => {
    const { groups, ends, writes } = heldWrites();
    const failing = [writes.add(1), writes.add(2)];
    await Promise.resolve();
    const later = writes.add(3);
    ends[0]?.reject(new Error('no connection'));
    for (const one of failing) await expect(one).rejects.toThrow('no connection');
    await Promise.resolve();
    ends[1]?.resolve();
    await later;
    expect(groups).toEqual([[1, 2], [3]]);
  });
});
