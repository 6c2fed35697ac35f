import type { Cue } from './cue.js';

/** A part of a recording: where it begins, in milliseconds, and what it is about. */
export interface Chapter {
  readonly startMs: number;
  readonly title: string;
}

/** How far on both sides of a moment words are compared, in milliseconds. */
const WINDOW_MS = 45_000;
/** A pause of this length, in milliseconds, says as much as words that are all new. */
const LONG_PAUSE_MS = 2_500;
/** What a moment must reach of the two (from 0 to 2) to be one at which something new begins. */
const LEAST_SCORE = 0.9;
const LEAST_LENGTH_MS = 30_000;
const MOST_CHAPTERS = 12;
/** Shorter words are mostly those that every sentence has, in English and in Welsh. */
const LEAST_LETTERS = 4;
const TITLE_WORDS = 7;

interface Moment {
  readonly cue: Cue;
  readonly score: number;
}

const wordsOf = (cues: readonly Cue[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { text } of cues)
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}’']+/gu))
      if (word.length >= LEAST_LETTERS) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

const lengthOf = (counts: ReadonlyMap<string, number>): number =>
  Math.hypot(...[...counts.values()].map(Number));

/** From 0, the same words as often, to 1, no word in common: one less the cosine of the two counts. */
const changeBetween = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number => {
  const [one, other] = [lengthOf(before), lengthOf(after)];
  if (one === 0 || other === 0) return 0;
  const common = [...before].reduce((sum, [word, count]) => sum + count * (after.get(word) ?? 0), 0);
  return 1 - common / (one * other);
};

const momentAt = (cues: readonly Cue[], cue: Cue, before: Cue): Moment => {
  const pause = Math.min(1, Math.max(0, cue.startMs - before.endMs) / LONG_PAUSE_MS);
  const within = (from: number, to: number): Cue[] =>
    cues.filter(({ startMs }) => startMs >= from && startMs < to);
  const earlier = wordsOf(within(cue.startMs - WINDOW_MS, cue.startMs));
  const later = wordsOf(within(cue.startMs, cue.startMs + WINDOW_MS));
  return { cue, score: pause + changeBetween(earlier, later) };
};

const titleOf = ({ text }: Cue): string => {
  const words = text.replaceAll(/\s+/g, ' ').trim().split(' ');
  const title = words
    .slice(0, TITLE_WORDS)
    .join(' ')
    .replace(/[.,;:!?–-]+$/u, '');
  return title.charAt(0).toUpperCase() + title.slice(1) + (words.length > TITLE_WORDS ? ' …' : '');
};

/**
 * Suggests where the chapters of a recording begin, from what is said in it: where there is a pause and the words
 * before and after have little in common (after Hearst, "TextTiling", 1997). Strongest moments first, none closer to
 * another, to the start or to the end than a chapter is long. Only a person can say what a chapter is about, so the
 * titles are the first words of each. None for a recording that is too short for two.
 */
export const suggestChapters = (cues: readonly Cue[], durationMs: number): Chapter[] => {
  const [first] = cues;
  const least = Math.max(LEAST_LENGTH_MS, durationMs / MOST_CHAPTERS);
  if (first === undefined || durationMs < 2 * LEAST_LENGTH_MS) return [];
  const moments = cues
    .flatMap((cue, at) => {
      const before = cues[at - 1];
      return before === undefined ? [] : [momentAt(cues, cue, before)];
    })
    .filter(({ score }) => score >= LEAST_SCORE)
    .toSorted((one, other) => other.score - one.score);
  const chosen: Cue[] = [];
  for (const { cue } of moments) {
    const edges = [0, durationMs, ...chosen.map(({ startMs }) => startMs)];
    if (edges.every((edge) => Math.abs(edge - cue.startMs) >= least)) chosen.push(cue);
  }
  if (chosen.length === 0) return [];
  const parts = chosen.map((cue) => ({ startMs: cue.startMs, title: titleOf(cue) }));
  return [{ startMs: 0, title: titleOf(first) }, ...parts].toSorted(
    (one, other) => one.startMs - other.startMs,
  );
};
