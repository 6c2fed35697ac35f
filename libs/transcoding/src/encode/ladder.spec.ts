import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { constantRate } from './constant-rate.js';
import { rungsFor } from './ladder.js';

const sizes = (width: number, height: number): string[] =>
  rungsFor({ width, height }).map((rung) => `${rung.name} ${rung.width}x${rung.height}`);

it('gives a film the rungs that it is large enough for', () => {
  expect(sizes(3840, 2160)).toEqual(['240p 426x240', '480p 854x480', '720p 1280x720', '1080p 1920x1080']);
  expect(sizes(1280, 720)).toEqual(['240p 426x240', '480p 854x480', '720p 1280x720']);
  expect(sizes(320, 180)).toEqual(['240p 320x180']);
  expect(sizes(320, 240)).toEqual(['240p 320x240']);
});

it('gives a film held upright the same rungs, turned', () => {
  expect(sizes(1080, 1920)).toEqual(['240p 240x426', '480p 480x854', '720p 720x1280', '1080p 1080x1920']);
});

it('keeps a size between two rungs where it is worthwhile', () => {
  expect(sizes(848, 478)).toEqual(['240p 426x240', '480p 848x478']);
  expect(sizes(400, 260)).toEqual(['240p 370x240']);
});

it('never enlarges, never makes an odd side, and climbs', () => {
  const side = fc.integer({ min: 2, max: 3840 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const rungs = rungsFor({ width, height });
      expect(rungs.length).toBeGreaterThan(0);
      for (const [place, rung] of rungs.entries()) {
        expect([rung.width % 2, rung.height % 2]).toEqual([0, 0]);
        expect(rung.width <= width && rung.height <= height).toBe(true);
        expect(rung.kilobits).toBeGreaterThan(rungs[place - 1]?.kilobits ?? 0);
      }
    }),
  );
});

it('chooses a constant rate that moves evenly, at most 30', () => {
  const chosen = [23.98, 24, 25, 29.97, 30, 50, 59.94, 60, 90, 120, 15].map(constantRate);
  expect(chosen).toEqual('24000/1001 24 25 30000/1001 30 25 30000/1001 30 30 30 15'.split(' '));
  expect([2, 5, 5.04].map(constantRate)).toEqual(['2', '5', '30']);
  expect([27.3, 41, 1, 0.5, 0].map(constantRate)).toEqual(['30', '30', '30', '30', '30']);
});
