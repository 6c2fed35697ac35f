import type { CaptionsView } from '#libs/contracts';

/** A caption while somebody writes it. */
export interface CaptionRow {
  /** Tells rows apart while their times change. */
  readonly key: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly speaker: string;
  readonly text: string;
}

/** How long a caption lasts before somebody says otherwise, in milliseconds. */
const USUAL_MS = 3_000;

let made = 0;
const newKey = (): string => {
  made += 1;
  return `row-${made}`;
};

export const rowsOf = (cues: CaptionsView['cues']): CaptionRow[] =>
  cues.map(({ speaker, ...cue }) => ({ ...cue, key: newKey(), speaker: speaker ?? '' }));

/** A row without words, which begins where the row before ends, or at a moment. */
export const emptyRow = (startMs: number): CaptionRow => ({
  key: newKey(),
  startMs: Math.round(startMs),
  endMs: Math.round(startMs) + USUAL_MS,
  speaker: '',
  text: '',
});

/** The rows with an empty one behind the one named, or at the end. */
export const addAfter = (rows: readonly CaptionRow[], key: string | null, startMs: number): CaptionRow[] => {
  const at = key === null ? rows.length - 1 : rows.findIndex((row) => row.key === key);
  const before = rows[at];
  return [...rows.slice(0, at + 1), emptyRow(before?.endMs ?? startMs), ...rows.slice(at + 1)];
};

/** What is saved: rows without words say nothing. */
export const cuesOf = (rows: readonly CaptionRow[]): CaptionsView['cues'] =>
  rows
    .filter(({ text }) => text.trim() !== '')
    .map(({ startMs, endMs, speaker, text }) => ({
      startMs,
      endMs,
      text: text.trim(),
      speaker: speaker.trim() === '' ? null : speaker.trim(),
    }))
    .toSorted((one, other) => one.startMs - other.startMs);

/** Keys of rows that end before they begin. */
export const wrongRows = (rows: readonly CaptionRow[]): ReadonlySet<string> =>
  new Set(
    rows.filter(({ startMs, endMs, text }) => text.trim() !== '' && endMs <= startMs).map(({ key }) => key),
  );
