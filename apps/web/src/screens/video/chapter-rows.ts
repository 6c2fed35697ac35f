import type { Chapter } from '#libs/contracts';

/** A chapter while somebody writes it. */
export interface ChapterRow extends Chapter {
  /** Tells rows apart while their times change. */
  readonly key: string;
}

let made = 0;

/** A row of its own for a chapter. */
export const rowOf = (chapter: Chapter): ChapterRow => {
  made += 1;
  return { ...chapter, key: `chapter-${made}` };
};

/** What is saved: rows without a title are none, and the rest stands in the order of its times. */
export const chaptersOf = (rows: readonly ChapterRow[]): Chapter[] =>
  rows
    .filter(({ title }) => title.trim() !== '')
    .map(({ startMs, title }) => ({ startMs, title: title.trim() }))
    .toSorted((one, other) => one.startMs - other.startMs);

/** Why a row cannot be saved. */
export type ChapterFault = 'same-time' | 'after-the-end';

/** Keys of rows that begin when another does, or when the video has ended, in milliseconds. */
export const faultsIn = (
  rows: readonly ChapterRow[],
  durationMs: number | null,
): ReadonlyMap<string, ChapterFault> => {
  const faults = new Map<string, ChapterFault>();
  const starts = new Set<number>();
  for (const { key, startMs, title } of rows) {
    if (title.trim() === '') continue;
    if (starts.has(startMs)) faults.set(key, 'same-time');
    if (durationMs !== null && startMs >= durationMs) faults.set(key, 'after-the-end');
    starts.add(startMs);
  }
  return faults;
};
