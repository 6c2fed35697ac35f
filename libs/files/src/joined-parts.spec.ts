import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { partsOfRange } from './joined-parts.js';

it('takes from each part what a range of the whole needs of it', () => {
  const parts = [10, 1, 20].map((size, at) => ({ key: String(at), size }));
  expect(partsOfRange(parts, { start: 8, end: 12 })).toEqual([
    { key: '0', range: { start: 8, end: 9 } },
    { key: '1', range: { start: 0, end: 0 } },
    { key: '2', range: { start: 0, end: 1 } },
  ]);
});

it('gives the same bytes as the whole would', () => {
  const cuts = fc.array(fc.uint8Array({ minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(cuts, fc.nat(), fc.nat(), (pieces, one, other) => {
      const whole = Buffer.concat(pieces);
      const [start = 0, end = 0] = [one % whole.length, other % whole.length].toSorted((a, b) => a - b);
      const parts = pieces.map(({ length }, at) => ({ key: String(at), size: length }));
      const taken = partsOfRange(parts, { start, end }).map(({ key, range }) =>
        (pieces[Number(key)] ?? new Uint8Array()).subarray(range.start, range.end + 1),
      );
      expect(Buffer.concat(taken)).toEqual(whole.subarray(start, end + 1));
    }),
  );
});
