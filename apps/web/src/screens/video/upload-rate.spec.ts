import { expect, it } from '@jest/globals';

import { UploadRate } from './upload-rate.js';

it('tells how fast bytes go only after a second, and over the last ten seconds', () => {
  const rate = new UploadRate();
  expect(rate.add(0, 0)).toBeNull();
  expect(rate.add(500, 500)).toBeNull();
  expect(rate.add(2000, 2000)).toBe(1000);
  expect(rate.add(2000 + 50_000, 12_000)).toBe(5000);
});

it('begins anew after a pause', () => {
  const rate = new UploadRate();
  rate.add(0, 0);
  rate.reset();
  expect(rate.add(9000, 60_000)).toBeNull();
});
