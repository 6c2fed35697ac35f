import type { Cue } from './cue.js';

/** How far on both sides of a moment words are compared, in milliseconds. */
const WINDOW_MS = 45_000;
/** Shorter words are mostly those that every sentence has, in English and in Welsh. */
const LEAST_LETTERS = 4;

type Words = ReadonlyMap<string, number>;

interface CountedCue {
  readonly cue: Cue;
  readonly words: Words;
}

const wordsOf = ({ text }: Cue): Words => {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}’']+/gu))
    if (word.length >= LEAST_LETTERS) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** The words on both sides of a moment, and the sums of products of their counts, which stay exact as they move. */
class Sides {
  private readonly counts = new Map<string, { before: number; after: number }>();
  private readonly squares = { before: 0, after: 0 };
  private common = 0;

  /** Puts the words of a cue on a side, or takes them away (`times` is -1). */
  add(side: 'before' | 'after', words: Words, times: 1 | -1): void {
    const other = side === 'before' ? 'after' : 'before';
    for (const [word, count] of words) {
      const counts = this.counts.get(word) ?? { before: 0, after: 0 };
      const [was, is] = [counts[side], counts[side] + times * count];
      this.squares[side] += is * is - was * was;
      this.common += (is - was) * counts[other];
      counts[side] = is;
      this.counts.set(word, counts);
    }
  }

  /** From 0, the same words as often, to 1, no word in common: one less the cosine of the two counts. */
  get change(): number {
    const { before, after } = this.squares;
    if (before === 0 || after === 0) return 0;
    return 1 - this.common / (Math.sqrt(before) * Math.sqrt(after));
  }
}

/** Takes the cues from `from` on that begin before `end`. @returns where the others begin */
const takeUntil = (
  cues: readonly CountedCue[],
  from: number,
  end: number,
  take: (words: Words) => void,
): number => {
  let at = from;
  for (let next = cues[at]; next !== undefined && next.cue.startMs < end; next = cues[at]) {
    take(next.words);
    at += 1;
  }
  return at;
};

/** How much the words after the start of each cue differ from those before it, from 0 to 1. */
export const wordChanges = (cues: readonly Cue[]): ReadonlyMap<Cue, number> => {
  const inOrder = cues
    .map((cue) => ({ cue, words: wordsOf(cue) }))
    .toSorted((one, other) => one.cue.startMs - other.cue.startMs);
  const sides = new Sides();
  const changes = new Map<Cue, number>();
  let [gone, past, near] = [0, 0, 0];
  for (const { cue } of inOrder) {
    const { startMs: moment } = cue;
    near = takeUntil(inOrder, near, moment + WINDOW_MS, (words) => sides.add('after', words, 1));
    past = takeUntil(inOrder, past, moment, (words) => {
      sides.add('after', words, -1);
      sides.add('before', words, 1);
    });
    gone = takeUntil(inOrder, gone, moment - WINDOW_MS, (words) => sides.add('before', words, -1));
    changes.set(cue, sides.change);
  }
  return changes;
};
