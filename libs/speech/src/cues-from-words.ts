import type { Cue } from '#libs/captions';

/** One word and when it is said, in seconds. */
export interface SpokenWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Silence that ends a caption, in seconds. */
const PAUSE = 0.7;
/** What can be read at a glance: two lines of 42 characters, at most seven seconds (as the BBC's subtitle guidelines have it, near enough). */
const CHARACTERS = 84;
const SECONDS = 7;

const joins = (before: readonly SpokenWord[], next: SpokenWord): boolean => {
  const first = before[0];
  const last = before.at(-1);
  if (first === undefined || last === undefined) return true;
  const characters = before.reduce((sum, { word }) => sum + word.length + 1, next.word.length);
  return next.start - last.end < PAUSE && next.end - first.start <= SECONDS && characters <= CHARACTERS;
};

const cueOf = (words: readonly SpokenWord[]): Cue => {
  const startMs = Math.round((words[0]?.start ?? 0) * 1000);
  const endMs = Math.max(startMs + 1, Math.round((words.at(-1)?.end ?? 0) * 1000));
  return { startMs, endMs, text: words.map(({ word }) => word).join(' '), speaker: null };
};

/** Captions from single words: a new one at each pause, and before one grows too long to read. */
export const cuesFromWords = (words: readonly SpokenWord[]): Cue[] => {
  const groups: SpokenWord[][] = [];
  for (const word of words) {
    const last = groups.at(-1);
    if (last !== undefined && joins(last, word)) last.push(word);
    else groups.push([word]);
  }
  return groups.map(cueOf);
};
