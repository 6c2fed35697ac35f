import { describe, expect, it } from '@jest/globals';

import { centred, cornerFor, recordedSize } from './picture-layout.js';

describe('a screen with the camera in a corner', () => {
  it('is recorded as large as it is, at most 1080p, and never enlarged', () => {
    expect(recordedSize({ width: 1366, height: 767 })).toEqual({ width: 1366, height: 768 });
    expect(recordedSize({ width: 3840, height: 2160 })).toEqual({ width: 1920, height: 1080 });
    expect(recordedSize({ width: 640, height: 400 })).toEqual({ width: 640, height: 400 });
  });

  it('shows a window that changed its size whole, in the middle', () => {
    const whole = { width: 1000, height: 500 };
    expect(centred({ width: 2000, height: 500 }, whole)).toEqual({ x: 0, y: 125, width: 1000, height: 250 });
    expect(centred({ width: 500, height: 250 }, whole)).toEqual({ x: 250, y: 125, width: 500, height: 250 });
  });

  it('has the camera inside the picture, in its own shape, however it is held', () => {
    const whole = { width: 1920, height: 1080 };
    for (const camera of [
      { width: 1280, height: 720 },
      { width: 720, height: 1280 },
    ]) {
      const box = cornerFor(camera, whole);
      expect(box.width / box.height).toBeCloseTo(camera.width / camera.height, 5);
      expect(box.x + box.width).toBeLessThan(whole.width);
      expect(box.y + box.height).toBeLessThan(whole.height);
      expect(box.x).toBeGreaterThan(whole.width * 0.7);
      expect(box.y).toBeGreaterThan(whole.height * 0.4);
    }
  });
});
