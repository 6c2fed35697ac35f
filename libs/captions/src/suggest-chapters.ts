import type { Cue } from './cue.js';
import { wordChanges } from './word-changes.js';

/** A part of a recording: where it begins, in milliseconds, and what it is about. */
export interface Chapter {
  readonly startMs: number;
  readonly title: string;
}

/** A pause of this length, in milliseconds, says as much as words that are all new. */
const LONG_PAUSE_MS = 2_500;
/** What a moment must reach of the two (from 0 to 2) to be one at which something new begins. */
const LEAST_SCORE = 0.9;
const LEAST_LENGTH_MS = 30_000;
const MOST_CHAPTERS = 12;
const TITLE_WORDS = 7;

interface Moment {
  readonly cue: Cue;
  readonly score: number;
}

const momentAt = (cue: Cue, before: Cue, change: number): Moment => {
  const pause = Math.min(1, Math.max(0, cue.startMs - before.endMs) / LONG_PAUSE_MS);
  return { cue, score: pause + change };
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
  const changes = wordChanges(cues);
  const moments = cues
    .flatMap((cue, at) => {
      const before = cues[at - 1];
      return before === undefined ? [] : [momentAt(cue, before, changes.get(cue) ?? 0)];
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
