import { describe, expect, it } from '@jest/globals';

import { loudnessOf, SoundJudge } from './sound-judge.js';

describe('the level of a microphone', () => {
  it('is 0 for silence, 1 for the loudest, and grows with the sound', () => {
    expect(loudnessOf(new Float32Array(100))).toBe(0);
    expect(loudnessOf(new Float32Array(100).fill(1))).toBe(1);
    const levels = [0.001, 0.01, 0.1, 0.5].map((value) => loudnessOf(new Float32Array(100).fill(value)));
    expect(levels).toEqual(levels.toSorted((a, b) => a - b));
    expect(new Set(levels).size).toBe(4);
  });

  it('is judged as heard as soon as there is a sound, and as silent after four seconds without one', () => {
    const judge = new SoundJudge(0);
    expect(judge.add(0.1, 100)).toBe('waiting');
    expect(judge.add(0.6, 200)).toBe('heard');
    expect(judge.add(0, 4100)).toBe('heard');
    expect(judge.add(0, 4200)).toBe('silent');
    expect(judge.add(0.5, 4300)).toBe('heard');
    expect(new SoundJudge(0).add(0, 4000)).toBe('silent');
  });
});
