import { describe, expect, it } from '@jest/globals';

import type { Cue } from './cue.js';
import { suggestChapters } from './suggest-chapters.js';

/** A talk in which each sentence takes four seconds; `pauses` are seconds of silence before a sentence. */
const talk = (sentences: readonly string[], pauses: Readonly<Record<number, number>> = {}): Cue[] => {
  let at = 0;
  return sentences.map((text, index) => {
    at += (pauses[index] ?? 0.2) * 1000;
    const cue = { startMs: at, endMs: at + 4000, text, speaker: null };
    at += 4000;
    return cue;
  });
};

const bolts = Array.from({ length: 10 }, (_, at) => `Loosen bolt number ${at} with the large spanner.`);
const paint = Array.from({ length: 10 }, (_, at) => `The paint dries after coat ${at}, so brush thinly.`);

describe('suggested chapters', () => {
  it('begin where there is a pause and other words follow', () => {
    const cues = talk([...bolts, ...paint], { 4: 0.4, 10: 3 });
    const end = (cues.at(-1)?.endMs ?? 0) + 1000;
    expect(suggestChapters(cues, end)).toEqual([
      { startMs: 0, title: 'Loosen bolt number 0 with the large …' },
      { startMs: cues[10]?.startMs, title: 'The paint dries after coat 0, so …' },
    ]);
  });

  it('are not made of a pause alone while the words stay the same', () => {
    const cues = talk([...bolts, ...bolts], { 10: 2 });
    expect(suggestChapters(cues, 90_000)).toEqual([]);
  });

  it('keep a distance from each other, and are none for a short recording or one without words', () => {
    const cues = talk([...bolts, ...paint, ...bolts, ...paint], { 10: 3, 12: 3, 20: 3, 30: 3 });
    const starts = suggestChapters(cues, 180_000).map(({ startMs }) => startMs);
    expect(starts.length).toBeGreaterThan(2);
    for (const [at, start] of starts.entries())
      if (at > 0) expect(start - (starts[at - 1] ?? 0)).toBeGreaterThanOrEqual(30_000);
    expect(suggestChapters(talk([...bolts, ...paint], { 10: 3 }), 50_000)).toEqual([]);
    expect(suggestChapters([], 600_000)).toEqual([]);
  });

  it('of thousands of short cues, close together, are found without holding up everybody else', () => {
    const cues = Array.from({ length: 8000 }, (_, at) => {
      const startMs = at < 4000 ? at * 10 : at * 10 + 3000;
      const text = at < 4000 ? 'Loosen every bolt here' : 'Brush paint over thinly';
      return { startMs, endMs: startMs + 10, text, speaker: null };
    });
    const before = process.threadCpuUsage();
    expect(suggestChapters(cues, 83_000)).toEqual([
      { startMs: 0, title: 'Loosen every bolt here' },
      { startMs: 43_000, title: 'Brush paint over thinly' },
    ]);
    const { user } = process.threadCpuUsage(before);
    expect(user).toBeLessThan(5_000_000);
  });
});
