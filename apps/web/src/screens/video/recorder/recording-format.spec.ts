import { describe, expect, it } from '@jest/globals';

import { chooseFormat, pictureBits } from './recording-format.js';

describe('the format of a recording', () => {
  it('is the first that the browser can write', () => {
    expect(chooseFormat(() => true)?.mediaType).toBe('video/webm;codecs=vp9,opus');
    expect(chooseFormat((type) => type.startsWith('video/mp4'))).toEqual({
      mediaType: 'video/mp4',
      ending: 'mp4',
    });
    expect(chooseFormat(() => false)).toBeNull();
  });
});

describe('the bits of a picture', () => {
  const megabytesAMinute = (bits: number): number => (bits * 60) / 8 / 1_000_000;

  it('keep a minute of camera small, the sparing picture smaller, and both ways of holding a phone the same', () => {
    const camera = { width: 1280, height: 720, frameRate: 30, isScreen: false };
    expect(megabytesAMinute(pictureBits(camera))).toBeLessThan(15);
    expect(pictureBits({ ...camera, width: 720, height: 1280 })).toBe(pictureBits(camera));
    expect(megabytesAMinute(pictureBits({ ...camera, width: 640, height: 360, frameRate: 24 }))).toBeLessThan(
      3,
    );
  });

  it('stay within bounds however large or small the picture is', () => {
    const screen = { width: 3840, height: 2160, frameRate: 60, isScreen: true };
    expect(pictureBits(screen)).toBe(2_500_000);
    expect(pictureBits({ ...screen, width: 160, height: 90 })).toBe(250_000);
  });
});
